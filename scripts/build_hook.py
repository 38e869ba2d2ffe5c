"""Compiles the catalogues while a wheel is built, so that an installed Atelier speaks every language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root)))
        from scripts.catalogue import compile_all

        compile_all()
