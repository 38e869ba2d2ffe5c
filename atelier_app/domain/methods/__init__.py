"""Voting methods, one file each; `METHODS` is the registry, the only place that knows them all."""

from atelier_app.domain.methods import dots
from atelier_app.domain.methods.method import Method

METHODS: dict[str, Method] = {dots.METHOD.key: dots.METHOD}
