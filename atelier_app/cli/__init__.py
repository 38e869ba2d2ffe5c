"""The command line: `main` runs one command and answers its exit code."""

from atelier_app.cli.entry import main

__all__ = ["main"]
