"""The project's own tasks, behind `make`: standard library only, so that any machine with Python can start."""

import sys

# Plain syntax on purpose: an older Python must reach this sentence.
if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit("Atelier needs Python 3.11 to 3.14; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
