"""Voting methods, one file each; `METHODS` is the registry, the only place that knows them all."""

from atelier_app.domain.methods import (
    approval,
    borda,
    budget,
    dots,
    instant_runoff,
    majority_judgment,
    pairwise,
    quadratic,
    schulze,
    score,
)
from atelier_app.domain.methods.method import Method

METHODS: dict[str, Method] = {
    module.METHOD.key: module.METHOD
    for module in (
        dots,
        approval,
        score,
        budget,
        quadratic,
        majority_judgment,
        borda,
        schulze,
        instant_runoff,
        pairwise,
    )
}
