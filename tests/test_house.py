"""The house holds: arrows point down, what has no window needs no Qt, and the window starts light."""

from __future__ import annotations

import ast
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.interpreter import ROOT, ask

DOMAIN = ROOT / "atelier_app" / "domain"

# Alembic runs its migrations itself: they are scripts, not modules that one imports.
WALK = """
import importlib, pkgutil, sys
def load(package):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        name = module.name
        if not name.startswith(SKIPPED) and ".migrations." not in name and not name.endswith("__main__"):
            importlib.import_module(name)
"""


def test_arrows_only_point_down(capfd: pytest.CaptureFixture[str]) -> None:
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_logo=True, no_cache=True) == 0
    for name in tuple(logging.root.manager.loggerDict):  # it has turned ours off, and later tests need them
        logging.getLogger(name).disabled = False
    assert kept, capfd.readouterr().out


def test_everything_under_the_desktop_imports_without_qt() -> None:
    ask(
        "SKIPPED = 'atelier_app.desktop'" + WALK + "class NoQt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('PySide6', 'shiboken6'):\n"
        "            raise ImportError('Qt is not here')\n"
        "sys.meta_path.insert(0, NoQt())\n"
        "load('atelier_app')\n"
    )


def test_the_window_loads_nothing_heavy() -> None:
    loaded = ask("SKIPPED = ()" + WALK + "load('atelier_app.desktop')\nprint(*sys.modules)").split()
    heavy = {"sqlalchemy", "alembic", "starlette", "uvicorn", "reportlab"}
    assert "PySide6" in loaded
    assert not heavy & set(loaded)


def test_the_engine_lets_the_window_in_before_it_loads_the_site() -> None:
    light = "import atelier_app.link.server, atelier_app.phones.server, atelier_app.workshop.door, sys\n"
    loaded = ask(light + "print(*sys.modules)").split()
    assert not {"starlette", "uvicorn", "jinja2", "alembic"} & set(loaded)


@pytest.mark.parametrize("path", sorted(DOMAIN.rglob("*.py")), ids=lambda path: path.stem)
def test_the_domain_stands_on_the_standard_library_alone(path: Path) -> None:
    strangers = {name for name in _imported(path) if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name for name in strangers if not name.startswith("atelier_app.domain")} == set()


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively: say the whole name"
            yield node.module or ""
