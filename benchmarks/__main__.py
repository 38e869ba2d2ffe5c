"""Runs the benchmarks named on the command line, or all: `python -m benchmarks [NAME ...]`.

Each module `benchmarks/NAME.py` has `rows()`, which yields a `Row` as soon as it is measured. A row that misses its
aim says so; a module that fails says so, and then the exit code is 1.
"""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

from benchmarks.row import Row

# The lightest first: what comes later has warmed the machine.
MODULES = (
    "startup",
    "board",
    "board_room",
    "frames",
    "live",
    "attendance",
    "report",
    "badges",
    "tally",
    "phones",
)


def _run(name: str) -> tuple[list[Row], bool]:
    print(f"\n{name}", flush=True)
    found: list[Row] = []
    try:
        for row in import_module(f"benchmarks.{name}").rows():
            print("  " + row.line(), flush=True)
            found.append(row)
    except Exception:  # noqa: BLE001 - one module that fails must not hide the figures of the others
        traceback.print_exc()
        print(f"  {name} FAILED: the figures above are incomplete", flush=True)
        return found, False
    if not found:
        print(f"  {name} FAILED: it measured nothing", flush=True)
    return found, bool(found)


def main(names: list[str]) -> int:
    """Prints every row and a count; 0 when everything could be measured, 2 for an unknown name."""
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(MODULES)}", file=sys.stderr)
        return 2
    print(f"  {'medians unless said otherwise':<62} {'ours':>9} {'floor':>9} {'unit':<8}  ratio  aim")
    results = [_run(name) for name in names or MODULES]
    rows = [row for found, _ in results for row in found]
    missed = sum(not row.met for row in rows)
    print(f"\n{len(rows)} rows, {missed} of them missing their aim")
    return 0 if all(complete for _, complete in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
