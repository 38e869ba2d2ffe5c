"""Two screens and a phone at one board, in any order, undone and redone: every view agrees with the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.veil import contents_seen
from atelier_app.desktop.board.views import View
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.attendance import SignIn
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.board import BoardContents, DescribeBoard, ReadBoard
from atelier_app.domain.comments import SendComment
from atelier_app.domain.core import Channel, Command, Id, Origin, new_id
from atelier_app.domain.ideas import CorrectIdea, SendIdea, WithdrawIdea, author_key
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, ReadInitiative
from atelier_app.domain.room import EnterActivity
from tests.desktop.board.conftest import Hands

PHONE = Origin(Channel.PHONE, "phone")
TOKEN = "the token of a badge"
TEXTS = st.sampled_from(["bus", "appli 🎉", "données", "<b>", "مرحبا", "l’été"])
SCREENS = st.integers(0, 1)


class Room:
    """An engine, two screens that follow it, and a phone whose holder has signed in."""

    def __init__(self, engine: Any, remotes: tuple[Remote, Remote], qtbot: QtBot) -> None:
        self.engine, self.remotes, self.qtbot = engine, remotes, qtbot
        self.workshop_id = engine.door.read(ReadInitiative()).workshops[0].id
        self.person = new_id()
        sign_in = SignIn(self.workshop_id, self.person, "Petit", "Inès", "", True, badge_hash(TOKEN))
        engine.door.execute(sign_in, PHONE)

    def board(self) -> tuple[Id, list[Hands]]:
        """A new and empty board on both screens."""
        activity = Activity(new_id(), self.workshop_id, ActivityKind.IDEAS, "Idées", "", 20)
        self.engine.door.execute(AddActivity(activity))
        self.engine.door.execute(EnterActivity(activity.id))
        screens = []
        for remote in self.remotes:
            remote.history.forget()
            panel = BoardPanel(remote, activity)
            panel.resize(1200, 700)
            panel.show()
            panel.views.show_view(View.BOTH)
            screens.append(Hands(panel, self.engine, self.qtbot))
        self.qtbot.waitUntil(lambda: all(screen.model.fresh.is_loaded for screen in screens))
        return activity.id, screens


def in_outline(panel: BoardPanel) -> set[Id]:
    """The notes that the outline has a line for."""
    outline = panel.views.outline
    assert outline is not None
    outline.lines.follow()
    return set(outline.lines.note_ids(outline.lines.line(QModelIndex())))


class TwoScreens(RuleBasedStateMachine):
    """What is compared after every step: both walls, inboxes, groups and outlines, and the file as it may be seen."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.board, self.screens = room.board()
        self.key = author_key(TOKEN, self.board)
        self.corrected: dict[Id, str] = {}
        self.withdrawn: set[Id] = set()

    @property
    def saved(self) -> BoardContents:
        found: BoardContents = self.room.engine.door.read(ReadBoard(self.board))
        return found

    def phone(self, command: Command) -> None:
        self.room.engine.door.execute(command, PHONE)

    def step(self, gesture: Callable[[], object]) -> None:
        """Does it, lets everyone catch up, and compares."""
        gesture()
        self.room.qtbot.waitUntil(self.agree, timeout=10_000)
        shown = {note.id: note.text for note in self.saved.notes}
        assert not self.withdrawn & shown.keys()
        assert all(shown[id] == text for id, text in self.corrected.items() if id in shown)

    def agree(self) -> bool:
        saved = contents_seen(self.saved)
        notes = {note.id: note for note in saved.notes}
        groups = {group.id: group for group in saved.groups}
        zones = {zone.id: zone for zone in saved.zones}
        lying = {id for id, note in notes.items() if not note.inbox}
        return all(
            screen.panel.remote.pending == 0
            and {**screen.wall.notes, **screen.wall.inbox} == notes
            and set(screen.wall.notes) == lying
            and in_outline(screen.panel) == lying
            and {id: screen.wall.groups[id] for id in groups if id in screen.wall.groups} == groups
            and screen.wall.zones == zones
            for screen in self.screens
        )

    def lying(self) -> list[Id]:
        return [note.id for note in self.saved.notes if not note.inbox]

    def some(self, data: st.DataObject, among: list[Id]) -> list[Id]:
        return data.draw(st.lists(st.sampled_from(sorted(among)), min_size=1, max_size=4, unique=True))

    # --- the facilitators

    @rule(screen=SCREENS, text=TEXTS)
    def write(self, screen: int, text: str) -> None:
        self.step(lambda: self.screens[screen].type(text))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data(), dx=st.integers(-300, 300), dy=st.integers(-200, 200))
    def drag(self, screen: int, data: st.DataObject, dx: int, dy: int) -> None:
        hands = self.screens[screen]
        id = data.draw(st.sampled_from(sorted(self.lying())))
        hands.canvas.fit()
        start = hands.at(id)
        self.step(lambda: hands.drag(start, start + QPoint(dx, dy)))

    @precondition(lambda self: self.lying())
    @rule(data=st.data(), places=st.tuples(*[st.integers(-500, 500)] * 4))
    def both_move_one_note_at_once(self, data: st.DataObject, places: tuple[int, int, int, int]) -> None:
        id = data.draw(st.sampled_from(sorted(self.lying())))
        spots = ((float(places[0]), float(places[1])), (float(places[2]), float(places[3])))

        def both() -> None:
            for screen, spot in zip(self.screens, spots, strict=True):
                screen.model.move({id: spot})

        self.step(both)

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data(), key=st.sampled_from([Qt.Key.Key_1, Qt.Key.Key_4]))
    def colour(self, screen: int, data: st.DataObject, key: Qt.Key) -> None:
        hands = self.screens[screen]
        hands.canvas.selection.only(*self.some(data, self.lying()))
        self.step(lambda: hands.press(key))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data())
    def group(self, screen: int, data: st.DataObject) -> None:
        ids = self.some(data, self.lying())
        self.step(lambda: self.screens[screen].model.group(ids, "Mobilité"))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data())
    def ungroup(self, screen: int, data: st.DataObject) -> None:
        ids = self.some(data, self.lying())
        self.step(lambda: self.screens[screen].model.ungroup(ids))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data())
    def remove(self, screen: int, data: st.DataObject) -> None:
        hands = self.screens[screen]
        hands.canvas.selection.only(*self.some(data, self.lying()))
        hands.canvas.setFocus()
        self.step(lambda: hands.press(Qt.Key.Key_Delete))

    @precondition(lambda self: len(self.lying()) > 1)
    @rule(screen=SCREENS, data=st.data())
    def merge(self, screen: int, data: st.DataObject) -> None:
        ids = data.draw(st.lists(st.sampled_from(sorted(self.lying())), min_size=2, max_size=3, unique=True))
        self.step(lambda: self.screens[screen].model.merge(ids, "une seule"))

    @precondition(lambda self: any(note.originals for note in self.saved.notes))
    @rule(screen=SCREENS, data=st.data())
    def separate(self, screen: int, data: st.DataObject) -> None:
        merged = [note.id for note in self.saved.notes if note.originals]
        id = data.draw(st.sampled_from(sorted(merged)))
        self.step(lambda: self.screens[screen].model.separate(id))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data(), front=st.booleans())
    def restack(self, screen: int, data: st.DataObject, front: bool) -> None:
        arranger = self.screens[screen].canvas.arranger
        assert arranger is not None
        ids = self.some(data, self.lying())
        self.step(lambda: arranger.restack(ids, front=front))

    @precondition(lambda self: self.lying())
    @rule(screen=SCREENS, data=st.data())
    def collapse_or_spread(self, screen: int, data: st.DataObject) -> None:
        hands = self.screens[screen]
        hands.canvas.selection.only(*self.some(data, self.lying()))
        hands.canvas.setFocus()
        self.step(lambda: hands.press(Qt.Key.Key_P))

    # --- zones

    def zones(self) -> list[Id]:
        return [zone.id for zone in self.saved.zones]

    @rule(screen=SCREENS, x=st.integers(-300, 300), y=st.integers(-300, 300))
    def put_zone(self, screen: int, x: int, y: int) -> None:
        zoning = self.screens[screen].panel.zones.zoning
        self.step(lambda: zoning.add(Box(x, y, x + 500, y + 300), "Besoins"))

    @precondition(lambda self: self.zones())
    @rule(screen=SCREENS, data=st.data(), dx=st.integers(-300, 300), dy=st.integers(-200, 200))
    def move_zone(self, screen: int, data: st.DataObject, dx: int, dy: int) -> None:
        id = data.draw(st.sampled_from(sorted(self.zones())))
        self.step(lambda: self.screens[screen].panel.zones.zoning.move(id, dx, dy))

    @precondition(lambda self: self.zones())
    @rule(
        screen=SCREENS, data=st.data(), key=st.sampled_from([Qt.Key.Key_L, Qt.Key.Key_3, Qt.Key.Key_Delete])
    )
    def press_on_zone(self, screen: int, data: st.DataObject, key: Qt.Key) -> None:
        hands = self.screens[screen]
        hands.panel.zones.zoning.choose(data.draw(st.sampled_from(sorted(self.zones()))))
        self.step(lambda: hands.press(key))

    @precondition(lambda self: any(note.inbox for note in self.saved.notes))
    @rule(screen=SCREENS, data=st.data())
    def place(self, screen: int, data: st.DataObject) -> None:
        hands = self.screens[screen]
        ids = self.some(data, [note.id for note in self.saved.notes if note.inbox])
        self.step(lambda: hands.model.place(ids, hands.canvas.seen_box()))

    @precondition(lambda self: any(note.channel is not Channel.PHONE for note in self.saved.notes))
    @rule(screen=SCREENS, data=st.data(), text=TEXTS)
    def edit(self, screen: int, data: st.DataObject, text: str) -> None:
        own = [note.id for note in self.saved.notes if note.channel is not Channel.PHONE]
        id = data.draw(st.sampled_from(sorted(own)))
        self.step(lambda: self.screens[screen].model.edit(id, text))

    @rule(screen=SCREENS, to_inbox=st.booleans())
    def use_inbox(self, screen: int, to_inbox: bool) -> None:
        self.step(lambda: self.describe(screen, DescribeBoard(self.board, to_inbox=to_inbox)))

    @rule(screen=SCREENS, private=st.booleans())
    def hide_or_reveal(self, screen: int, private: bool) -> None:
        self.step(lambda: self.describe(screen, DescribeBoard(self.board, private=private)))

    @rule(screen=SCREENS, comments=st.booleans())
    def take_comments(self, screen: int, comments: bool) -> None:
        self.step(lambda: self.describe(screen, DescribeBoard(self.board, comments=comments)))

    def describe(self, screen: int, command: DescribeBoard) -> None:
        self.screens[screen].model.say(command, "Describe")

    @rule(screen=SCREENS)
    def undo(self, screen: int) -> None:
        self.step(lambda: self.room.remotes[screen].undo.undo())

    @rule(screen=SCREENS)
    def redo(self, screen: int) -> None:
        self.step(lambda: self.room.remotes[screen].undo.redo())

    # --- the phone

    def sent(self) -> list[Id]:
        return [note.id for note in self.saved.notes if note.channel is Channel.PHONE]

    @rule(text=TEXTS)
    def send(self, text: str) -> None:
        id = new_id()
        self.corrected[id] = text
        self.step(lambda: self.phone(SendIdea(id, self.board, self.room.person, text, self.key)))

    @precondition(lambda self: self.sent())
    @rule(data=st.data(), text=TEXTS)
    def correct(self, data: st.DataObject, text: str) -> None:
        id = data.draw(st.sampled_from(sorted(self.sent())))
        self.corrected[id] = text
        self.step(lambda: self.phone(CorrectIdea(id, self.key, text)))

    @precondition(lambda self: self.sent())
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(sorted(self.sent())))
        self.withdrawn.add(id)
        self.step(lambda: self.phone(WithdrawIdea(id, self.key)))

    @precondition(lambda self: self.saved.board.comments and not self.saved.board.private and self.lying())
    @rule(data=st.data(), text=TEXTS)
    def comment(self, data: st.DataObject, text: str) -> None:
        id = data.draw(st.sampled_from(sorted(self.lying())))
        self.step(lambda: self.phone(SendComment(new_id(), id, self.room.person, text, self.key)))

    def teardown(self) -> None:
        for screen in self.screens:
            screen.panel.leave()
            screen.panel.hide()
            screen.panel.deleteLater()


@pytest.fixture
def room(engine: Any, remote: Remote, qtbot: QtBot) -> Iterator[Room]:
    second = Remote(engine.reach)
    with qtbot.waitSignal(second.connection):
        second.open()
    for each in (remote, second):
        each.history.explained.connect(lambda _refused: None)
    yield Room(engine, (remote, second), qtbot)
    second.close(end_engine=False)


def test_whatever_two_screens_and_a_phone_do_every_view_agrees_with_the_file(room: Room) -> None:
    run_state_machine_as_test(
        lambda: TwoScreens(room),  # type: ignore[arg-type]
        settings=settings(
            max_examples=9,
            stateful_step_count=25,
            # Making a failure smaller would take longer than the test may: each step waits for real screens.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
