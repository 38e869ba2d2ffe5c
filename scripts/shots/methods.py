"""A vote by each method after the workshop: on phones, at the kiosk, in the panel, on the projector and in the PDF."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import Channel, Id, Origin, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Choices, Entry, Method, Settings
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll
from atelier_app.domain.room import EnterActivity, SetTimer
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.support.methods import method_name
from scripts.places import PYTHON
from scripts.shots.album import Album
from scripts.shots.booth import booth
from scripts.shots.browser import Phones
from scripts.shots.papers import DOTS_PER_INCH, do
from scripts.shots.window import Screens
from scripts.shots.workshop import Play

OPTIONS = 6


def methods(
    album: Album, play: Play, screens: Screens, people: Phones, voters: list[Participant], folder: Path
) -> None:
    """Every method but dots, which the workshop itself votes by."""
    asked = {}
    for method in METHODS.values():
        if method.key != "dots":
            asked[method.key] = _vote(play, screens, people, voters, method)
    _pages(album, play.engine.path, folder, asked)


def _vote(play: Play, screens: Screens, people: Phones, voters: list[Participant], method: Method) -> str:
    """Prepares, opens, votes and closes; the answer is the question."""
    options = tuple(
        Option(new_id(), option.label, option.colour)
        for option in play.sample.poll(UNDER_WAY).options[:OPTIONS]
    )
    poll_id, question = new_id(), method_name(method.key)
    settings = method.checked_settings(method.suggested(OPTIONS), OPTIONS)
    play.do(
        AddActivity(Activity(poll_id, sample_id(UNDER_WAY), ActivityKind.VOTE, question, "", 10)),
        PreparePoll(poll_id, question, options, settings, method=method.key),
        OpenPoll(poll_id),
        EnterActivity(poll_id),
        SetTimer(600, running=False),
    )
    people.look_at("/")
    people.picture(f"method-{method.key}", shows="#vote")
    filled = _ballot(method, settings, [option.id for option in options], 0)
    once = method.entry is Entry.CHECKS
    booth(screens, poll_id, voters[0], filled, f"method-{method.key}", around=once)
    for number, person in enumerate(voters):
        own = ballot_id(f"{person.id} {number}", poll_id)
        choices = _ballot(method, settings, [option.id for option in options], number)
        play.engine.door.execute(CastBallot(poll_id, person.id, own, choices), Origin(Channel.PHONE))
    play.do(ClosePoll(poll_id))
    screens.select(poll_id)
    screens.picture(f"method-{method.key}")
    screens.projector(f"method-{method.key}")
    people.look_at("/")
    people.picture(f"method-{method.key}-closed", shows="#results")
    return question


def _ballot(method: Method, settings: Settings, options: list[Id], person: int) -> Choices:
    """What a person wishes: mostly the first options, each in an order of their own."""
    turn = person * person % OPTIONS
    wished = sorted(range(OPTIONS), key=lambda index: index + 3 * ((index + turn) % 3))
    sheet = method.sheet(settings, OPTIONS)
    match method.entry:
        case Entry.RANKS | Entry.PAIRS:
            values = {index: place for place, index in enumerate(wished, start=1)}
        case Entry.GRADES:
            values = {index: max(0, sheet.most - place) for place, index in enumerate(wished)}
        case Entry.CHECKS:
            values = dict.fromkeys(wished[:3], 1)
        case Entry.POINTS:
            most = sheet.most // 2
            values = {wished[0]: most, wished[1]: most // 2}
    choices = tuple(Choice(options[index], value) for index, value in values.items())
    return method.checked_choices(settings, options, choices)


def _pages(album: Album, file: Path, folder: Path, asked: dict[str, str]) -> None:
    """The pages of the summary on each of these votes."""
    pdf = folder / "methods.pdf"
    do(str(PYTHON), "-m", "atelier_app", "export", str(file), "--pdf", str(pdf), "--lang", album.language)
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]
    for key, question in asked.items():
        number = max(index for index, text in enumerate(texts, start=1) if question in text)
        wanted = ("-f", str(number), "-l", str(number))
        do(
            "pdftoppm",
            "-png",
            "-singlefile",
            "-r",
            str(DOTS_PER_INCH),
            *wanted,
            str(pdf),
            str(folder / "method"),
        )
        (folder / "method.png").replace(album.place("pdf", f"method-{key}", ""))
