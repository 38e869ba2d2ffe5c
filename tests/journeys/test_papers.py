"""The Wi-Fi dies in mid-vote: the rest of the room votes on paper, and nobody is lost or counted twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from atelier_app.desktop.papers.dialog import IN, OUT, PapersDialog
from atelier_app.desktop.papers.sheet import Work
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.papers import ReadPapers
from atelier_app.domain.polls import OpenPoll, Option, PollState, PreparePoll, ReadPoll
from atelier_app.domain.refusals import Refusal
from tests.journeys.conftest import Hall
from tests.journeys.hands import WindowSeen
from tests.stage import PHONE, Stage, refusal

QUESTION = "What shall we begin with?"


def atelier(*words: str | Path) -> str:
    """A command in a process of its own; what it said."""
    command = [sys.executable, "-m", "atelier_app", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def begin(stage: Stage) -> tuple[Option, ...]:
    """A vote whose papers are typed in twice."""
    options = tuple(
        Option(stage.poll[:-1] + str(at), name) for at, name in enumerate(("Bus", "Fibre", "Appli"))
    )
    settings = METHODS["dots"].suggested(3) | {"points": 3, "maximum": 2}
    stage.do(PreparePoll(stage.poll, QUESTION, options, settings, double_entry=True))
    stage.do(OpenPoll(stage.poll))
    return options


def states(hall: Hall) -> list[str]:
    return [one.state.value for one in hall.on_disk(ReadPapers(hall.stage.poll))]


def type_in(hall: Hall, seen: WindowSeen, dialog: PapersDialog, *marks: str) -> None:
    """One paper: a mark an option and Enter, until the door has it."""
    before = states(hall)
    for mark in marks:
        seen.keyboard.type(mark).press("Return")
    hall.until(lambda: states(hall) != before and dialog.typing.fields.is_empty)


def test_the_wifi_dies_and_the_rest_of_the_room_votes_on_paper(hall: Hall, tmp_path: Path) -> None:
    seen = hall.window()
    phone = hall.phone().sign_in("Anne", "Lefèvre")
    with hall.facilitator() as stage:
        for name in ("Bio", "Cros", "Duval"):
            stage.arrive(name)
        zoe = stage.sign_in("Zola", "Zoé")
        token, options = stage.tokens[zoe], begin(stage)
    seen.go_to(ActivityKind.VOTE)
    panel = seen.panel(PollPanel)
    phone.add_points("Bus", 2)
    phone.vote()
    hall.until(lambda: panel.turnout.figure.accessibleName() == "1 of 5 have voted")
    phone.offline(True)

    seen.keyboard.press("Ctrl+Shift+L")
    dialog = seen.dialog(PapersDialog)
    assert dialog.where.choice == OUT
    hall.until(lambda: len(dialog.model.free) == 4)
    dialog.out.all_button.click()
    hall.until(lambda: dialog.count.text() == "4 handed out · 0 typed in · 4 still out")
    with hall.facilitator() as stage:
        too = stage.ballot(zoe, (options[0], 1), token=token)
        assert refusal(lambda: stage.do(too, PHONE)) is Refusal.HOLDS_PAPER

    seen.keyboard.press("Ctrl+2")
    assert dialog.where.choice == IN
    type_in(hall, seen, dialog, "2", "1", "")
    type_in(hall, seen, dialog, "", "2", "1")
    seen.keyboard.press("F7")
    hall.until(lambda: len(states(hall)) == 3)
    seen.keyboard.press("F8")
    hall.until(lambda: states(hall) == ["typed", "typed", "typed", "spoiled"])

    seen.keyboard.press("Esc")  # held, should an answer still be awaited
    hall.until(lambda: panel.dialogs.dialog is None)
    seen.back()
    seen.keyboard.press("Ctrl+Shift+Return")
    hall.until(panel.turnout.settle_button.isVisible)
    assert panel.model.state is PollState.OPEN, "papers are unsettled"
    panel.turnout.settle_button.click()
    dialog = seen.dialog(PapersDialog)
    hall.until(lambda: dialog.typing.work is Work.SECOND)
    type_in(hall, seen, dialog, "2", "1", "")
    for mark in ("", "1", "2"):
        seen.keyboard.type(mark).press("Return")
    hall.until(lambda: dialog.typing.work is Work.SETTLING)
    assert dialog.typing.pair.lines == [("Fibre", "2", "1"), ("Appli", "1", "2")]
    assert states(hall) == ["checked", "different", "typed", "spoiled"]
    type_in(hall, seen, dialog, "", "1", "2")
    seen.keyboard.press("F7")
    hall.until(lambda: states(hall) == ["checked", "checked", "checked", "spoiled"])
    seen.keyboard.press("Esc")  # held, should an answer still be awaited
    hall.until(lambda: panel.dialogs.dialog is None)
    seen.back()

    seen.keyboard.press("Ctrl+Shift+Return")
    hall.until(lambda: panel.model.state is PollState.CLOSED)
    record = hall.on_disk(ReadPoll(hall.stage.poll))
    assert record.outcome is not None
    scores = {one.option_id: one.score for one in record.outcome.standings}
    assert [scores[option.id] for option in options] == [4, 2, 2]
    assert (record.outcome.ballots, record.outcome.blank, record.papers.spoiled) == (4, 1, 1)
    assert states(hall) == ["counted", "counted", "counted", "spoiled"]

    told = json.loads(atelier("recount", hall.path, "--poll", QUESTION, "--json"))
    assert [line["score"] for line in told["results"]] == [4, 2, 2]
    atelier("export", hall.path, "--pdf", tmp_path / "summary.pdf", "--lang", "en")
    pages = " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "summary.pdf").pages
    )
    assert "ISSUED CAST SPOILED NOT RETURNED" in pages
    assert "Phones 1 1 0 0" in pages
    assert "Paper ballots 4 3 1 0" in pages
