"""Runs one command, and tells what went wrong in one sentence.

Nothing else is imported until a command runs: `--version` answers at once, and the window paints early.
Exit codes: 0 done, 1 a broken file found by `check` (or nobody reads our output), 2 refused, 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise

from atelier_app import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command of these words (those of the process, unless given); nothing escapes it."""
    words = list(sys.argv[1:] if argv is None else argv)
    _ready_streams()
    try:
        code = _guarded(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        _forget_stdout()
        code = 1
    return code


def _guarded(words: list[str]) -> int:
    if words == ["--version"]:
        print(f"Atelier {__version__}")
        return 0
    try:
        return _run(words)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug, too, is told in one sentence
        return _fail(_explained(error))


def _explained(error: Exception) -> str:
    """The sentence for what went wrong; what no rule foresaw goes to the log."""
    from atelier_app.cli.stopped import Stopped
    from atelier_app.domain.core import Refused
    from atelier_app.domain.refusals import Refusal
    from atelier_app.support.sentences import sentence

    if isinstance(error, Stopped):
        return str(error)
    if isinstance(error, Refused):
        return sentence(error)
    _start_log("command")
    logging.getLogger(__name__).error("the command failed", exc_info=error)
    return sentence(Refused(Refusal.UNEXPECTED))


def _run(words: list[str]) -> int:
    from atelier_app.cli.arguments import parse
    from atelier_app.support.language import DEFAULT, use

    use(_asked_language(words) or stated_language(os.environ) or DEFAULT)
    arguments = parse(words)
    if arguments is None:  # it was --help
        return 0
    from atelier_app.cli.commands import COMMANDS

    if arguments.command != "open":  # the window starts its own, once it has painted
        _start_log(arguments.command)
    return COMMANDS[arguments.command](arguments)


def _start_log(name: str) -> None:
    """Once; a home that cannot be written to must not keep a file from being read."""
    if logging.getLogger().handlers:
        return
    from atelier_app.support import logs

    logging.raiseExceptions = False  # a log that cannot be written says nothing on the terminal
    try:
        logs.start_log(name)
    except OSError:
        logging.basicConfig(handlers=[logging.NullHandler()])


def _fail(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return 2


def _ready_streams() -> None:
    """A terminal that cannot show a letter gets a `?` for it; a windowed program may have no streams at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - it stays open
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", line_buffering=True)


def _forget_stdout() -> None:
    """Nobody reads us any more: what is left in the buffer goes nowhere, so that leaving says nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked_language(words: Sequence[str]) -> str | None:
    """What `--lang` says, before the words are parsed: their errors too are told in it."""
    for word, following in pairwise([*words, ""]):
        if word.startswith("--lang"):
            return word.partition("=")[2] or following
    return None


def stated_language(environment: Mapping[str, str]) -> str | None:
    """The language the system's settings ask for: French where they say so, English for any other; else None."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if asked := environment.get(name, ""):
            if asked.partition(".")[0] in {"C", "POSIX"}:
                return None
            return "fr" if asked.startswith("fr") else "en"
    return None
