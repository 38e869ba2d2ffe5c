"""What each command does; what it imports, it imports when it runs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli import boards, counting, papers, poll_papers, priorities, recounting, tables
from atelier_app.cli.keeping import backups, forget_code
from atelier_app.cli.sharing import check_apart, chosen_workshop, telling, tidy_when_terminated
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, language, speaking

if TYPE_CHECKING:
    from atelier_app.workshop.files import Reader


# --- the window


def open_window(arguments: Namespace) -> int:
    """The window, on a file, on the sample, or on the start screen."""
    from atelier_app.cli.display import has_display, missing_libraries

    if not has_display():
        raise Stopped(
            _("There is no screen to open a window on. Without one, use “atelier demo” or “atelier serve”.")
        )
    if missing := missing_libraries():
        raise Stopped(
            _("The window needs system libraries that are missing: {names}.").format(names=", ".join(missing))
        )
    path = _existing(arguments.file)
    if path is not None:
        from atelier_app.desktop import early

        early.start(path)
    try:
        import PySide6.QtWidgets  # noqa: F401 - where a library is missing, this is what says which
    except ImportError as error:
        raise Stopped(
            _("The window cannot open: {part} cannot be loaded.").format(part=_part(error))
        ) from error
    from atelier_app import app

    return app.run_desktop(path, sample=arguments.sample)


def _part(error: ImportError) -> str:
    """What could not be loaded: the library that the system names, else the module that asked for it."""
    library, named, _words = str(error).partition(": cannot open shared object file")
    return library if named else error.name or "PySide6"


def _existing(path: Path | None) -> Path | None:
    if path is not None and not path.exists():
        from atelier_app.domain.core import Refused
        from atelier_app.domain.refusals import Refusal

        raise Refused(Refusal.FILE_MISSING, name=path.name)
    return path


# --- files


def create(arguments: Namespace) -> int:
    """A new file: for the window, which never writes one itself."""
    create_file(arguments.file, arguments.sample, arguments.title, arguments.organisation)
    return 0


def create_file(path: Path, sample: bool = False, title: str = "", organisation: str = "") -> None:
    """A new initiative in the language in force, empty or the sample; on failure nothing is left."""
    from atelier_app.domain.core import new_id
    from atelier_app.domain.initiative import Initiative
    from atelier_app.exchange import sample as samples
    from atelier_app.workshop import files

    if sample:
        initiative, commands = samples.sample(language())
    else:
        notice = samples.privacy_notice(language(), organisation)
        initiative, commands = (
            Initiative(new_id(), title, organisation, language(), privacy_notice=notice),
            (),
        )
    files.create(path, initiative)
    if commands:
        _fill(path, lambda door: samples.fill(door, commands))


def _fill(path: Path, fill: Callable[..., None]) -> None:
    from atelier_app.workshop.door import Workshop as Door

    try:
        door = Door(path)
        try:
            fill(door)
        finally:
            door.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def check(arguments: Namespace) -> int:
    """Verifies a file; 1 when it is broken, with what is wrong and which backup is good."""
    from atelier_app.cli.findings import checked

    sound, lines = checked(arguments.file)
    for line in lines:
        print(line)
    return 0 if sound else 1


def export(arguments: Namespace) -> int:
    """Writes the summary of one workshop."""
    from atelier_app.workshop.files import Reader

    path, out = arguments.file, arguments.pdf
    check_apart(path, out)
    with tidy_when_terminated(), Reader(path) as reader:
        _export(reader, out, arguments)
    return 0


def _export(reader: Reader, out: Path, arguments: Namespace) -> None:
    from atelier_app.documents import pdf, report, summary
    from atelier_app.domain.initiative import ReadInitiative

    record = reader.read(ReadInitiative())
    chosen = chosen_workshop(record.workshops, arguments.workshop) if arguments.workshop else None
    gathered = report.gather(reader, chosen)
    with speaking(arguments.lang or record.initiative.language):
        outline = summary.outline(gathered)
        pdf.write(outline, out, telling(arguments.progress))


# --- the engine


def serve(arguments: Namespace) -> int:
    """The engine: the file's door and its phone pages, until it is told to stop."""
    from atelier_app import app

    return app.run_engine(arguments.file, arguments.host, arguments.port, arguments.linger)


def demo(arguments: Namespace) -> int:
    """The whole sample workshop, with simulated phones."""
    from atelier_app.demo import play
    from atelier_app.demo.phone import PhoneError
    from atelier_app.support.language import DEFAULT

    try:
        with tidy_when_terminated():
            return play.run(Path(arguments.out), arguments.phones, arguments.lang or DEFAULT)
    except PhoneError as error:
        raise Stopped(_("The demo stopped where a phone was told: {answer}").format(answer=error)) from error


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "open": open_window,
    "demo": demo,
    "serve": serve,
    "export": export,
    "register": tables.register,
    "ideas": boards.ideas,
    "board": boards.board,
    "badges": papers.badges,
    "attendance": tables.attendance,
    "certificates": papers.certificates,
    "poster": papers.poster,
    "paper-ballots": poll_papers.paper_ballots,
    "check": check,
    "tally": counting.tally,
    "recount": recounting.recount,
    "ballots": recounting.ballots,
    "priorities": priorities.priorities,
    "backups": backups,
    "forget-code": forget_code,
    "create": create,
}
