"""A vote on paper and by raised hands: the dialogs of its panel, and the blank ballots that are printed for it."""

from __future__ import annotations

from pathlib import Path

from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import unowned_ballot_id
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import CheckPaper, EnterPaper, IssuePapers, SpoilPaper
from atelier_app.domain.polls import OpenPoll, Option, PreparePoll
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.support.methods import method_name
from scripts.places import PYTHON
from scripts.shots.album import Album
from scripts.shots.papers import DOTS_PER_INCH, do
from scripts.shots.window import Screens
from scripts.shots.workshop import Play

OPTIONS, PAPERS = 5, 9


def ballots(album: Album, play: Play, screens: Screens, voters: list[Participant], folder: Path) -> None:
    """Handing out, typing in, a difference, what keeps the vote open; then hands, then the printed pages."""
    poll_id = _vote(play, "majority_judgment", double_entry=True)
    _papers(play, poll_id, [one.id for one in voters[:PAPERS]])
    screens.select(poll_id)
    panel = screens.workspace.stack.panel
    assert isinstance(panel, PollPanel)
    panel.go_on()
    screens.camera.wait(panel.turnout.settle_button.isVisible)
    screens.picture("papers-unsettled")
    screens.dialog("papers-typed", panel.dialogs.papers)
    screens.dialog("papers-differ", panel.dialogs.settle)
    _printed(album, play.engine.path, folder, poll_id)
    by_hands = _vote(play, "approval")
    screens.select(by_hands)
    panel = screens.workspace.stack.panel
    assert isinstance(panel, PollPanel)
    screens.dialog("papers-out", panel.dialogs.papers)
    screens.dialog("hands", panel.dialogs.hands)


def _vote(play: Play, method: str, *, double_entry: bool = False) -> Id:
    """An open vote on the sample's first options."""
    labels = [option.label for option in play.sample.poll(UNDER_WAY).options[:OPTIONS]]
    poll_id, question = new_id(), method_name(method)
    options = tuple(Option(f"{poll_id}-{place}", label) for place, label in enumerate(labels))
    settings = METHODS[method].suggested(len(options))
    play.do(
        AddActivity(Activity(poll_id, sample_id(UNDER_WAY), ActivityKind.VOTE, question, "", 10)),
        PreparePoll(poll_id, question, options, settings, method=method, double_entry=double_entry),
        OpenPoll(poll_id),
    )
    return poll_id


def _papers(play: Play, poll_id: Id, people: list[Id]) -> None:
    """Papers in every state: checked, different, typed in, spoiled, still out."""

    def marks(number: int) -> tuple[Choice, ...]:
        return tuple(Choice(f"{poll_id}-{place}", (number + place) % OPTIONS) for place in range(OPTIONS))

    play.do(IssuePapers(poll_id, tuple(people)))
    for number in range(1, PAPERS - 2):
        play.do(EnterPaper(poll_id, number, unowned_ballot_id(), marks(number)))
    for number in range(1, 4):
        play.do(CheckPaper(poll_id, number, marks(number)))
    play.do(CheckPaper(poll_id, 4, marks(2)), SpoilPaper(poll_id, PAPERS - 2))


def _printed(album: Album, file: Path, folder: Path, poll_id: Id) -> None:
    """The first page of the blank ballots."""
    pdf, drawn = folder / "ballots.pdf", folder / "ballots"
    words = ("--pdf", str(pdf), "--poll", poll_id, "--copies", "4", "--lang", album.language)
    do(str(PYTHON), "-m", "atelier_app", "paper-ballots", str(file), *words)
    do("pdftoppm", "-png", "-singlefile", "-r", str(DOTS_PER_INCH), "-l", "1", str(pdf), str(drawn))
    drawn.with_suffix(".png").replace(album.place("paper", "ballots"))
