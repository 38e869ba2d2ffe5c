"""Notes that say the same: pointed out, merged with words one chooses, separated again; never by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier_app.desktop.board.merge_dialog import MergeDialog
from atelier_app.desktop.board.twins_dialog import TwinsDialog
from atelier_app.domain.attendance import SignIn
from atelier_app.domain.board import DescribeBoard
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.notes import AddNotes, EditNote, NewNote
from atelier_app.domain.polls import OpenPoll, Option, PreparePoll
from atelier_app.domain.refusals import Refusal
from tests.desktop.board.conftest import Hands

Key = Qt.Key
CONTROL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def select(hands: Hands, *ids: Id) -> None:
    for number, id in enumerate(ids):
        hands.click(hands.at(id), CONTROL if number else Qt.KeyboardModifier.NoModifier)


def asked(hands: Hands) -> MergeDialog:
    dialog = hands.panel.merging.dialog
    assert isinstance(dialog, MergeDialog)
    hands.eventually(lambda: hands.panel.remote.pending == 0)
    return dialog


def sent(hands: Hands, text: str) -> Id:
    someone = new_id()
    hands.engine.phone(SignIn(hands.panel.activity.workshop_id, someone, "Roy", "Léa", "", True, new_id()))
    id = hands.idea(text, someone)
    hands.settled()
    return id


def test_m_merges_what_is_selected_with_the_words_one_writes(hands: Hands) -> None:
    one, two, other = hands.with_notes(("Bus de nuit", 0, 0), ("Un bus la nuit", 160, 0), ("Vélo", 500, 300))
    select(hands, one, two)
    hands.press(Key.Key_M)
    dialog = asked(hands)
    assert dialog.text.toPlainText() == "Bus de nuit"
    dialog.texts.setFocus()
    QTest.keyClick(dialog.texts, Key.Key_Down)
    assert dialog.text.toPlainText() == "Un bus la nuit"
    assert not dialog.votes.isVisible()
    dialog.text.setPlainText("Des bus toute la nuit")
    QTest.mouseClick(dialog.done_button, LEFT)
    hands.settled()
    assert sorted(hands.texts()) == ["Des bus toute la nuit", "Vélo"]
    (merged,) = (note for note in hands.saved.notes if note.id != other)
    assert (merged.originals, merged.x, merged.y) == (2, 0, 0)
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: sorted(hands.texts()) == ["Bus de nuit", "Un bus la nuit", "Vélo"])
    hands.settled()
    hands.press(Key.Key_Y, CONTROL)
    hands.eventually(lambda: len(hands.texts()) == 2)


def test_the_side_column_lists_the_originals_and_separates_them_again(hands: Hands) -> None:
    one = sent(hands, "Bus de nuit")
    (two,) = hands.with_notes(("Un bus la nuit", 400, 200))
    merged = hands.model.merge([one, two], "Bus la nuit")
    assert merged is not None
    hands.settled()
    hands.canvas.selection.only(merged)
    inside = hands.panel.note_side.inside
    hands.eventually(lambda: len(inside.papers) == 2 and inside.isVisible())
    assert "2" in inside.title.accessibleName()
    QTest.mouseClick(inside.separate, LEFT)
    hands.settled()
    assert {note.id for note in hands.saved.notes} == {one, two}


def test_votes_are_told_before_merging_and_stay(hands: Hands) -> None:
    one, two = hands.with_notes(("Bus de nuit", 0, 0), ("Un bus la nuit", 160, 0))
    vote = Activity(new_id(), hands.panel.activity.workshop_id, ActivityKind.VOTE, "Vote", "", 10)
    hands.engine.door.execute(AddActivity(vote))
    options = tuple(Option(new_id(), id, note_id=id) for id in (one, two))
    hands.engine.door.execute(
        PreparePoll(vote.id, "Quelles priorités ?", options, {"points": 5, "maximum": 2})
    )
    hands.engine.door.execute(OpenPoll(vote.id))
    select(hands, one, two)
    QTest.mouseClick(hands.panel.selection_side.merge, LEFT)
    dialog = asked(hands)
    assert dialog.votes.isVisible()
    assert "“Quelles priorités ?”" in dialog.votes.text()
    dialog.reject()
    hands.settled()
    assert len(hands.texts()) == 2


def test_blank_words_are_refused_and_the_dialog_stays(hands: Hands) -> None:
    ids = hands.with_notes(("un", 0, 0), ("deux", 160, 0))
    select(hands, *ids)
    hands.press(Key.Key_M)
    dialog = asked(hands)
    dialog.text.setPlainText("   ")
    QTest.mouseClick(dialog.done_button, LEFT)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    dialog.reject()


def test_one_note_is_not_merged(hands: Hands) -> None:
    (id,) = hands.with_notes(("un", 0, 0))
    hands.click(hands.at(id))
    with hands.qtbot.waitSignal(hands.panel.remote.refused) as said:
        hands.press(Key.Key_M)
    assert said.args is not None
    assert said.args[0].code is Refusal.ONE_NOTE_ALONE


def test_an_idea_only_its_author_may_read_is_neither_merged_nor_compared(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    hidden = sent(hands, "Bus de nuit")
    (open_,) = hands.with_notes(("Un bus de nuit", 400, 200))
    select(hands, hidden, open_)
    hands.eventually(lambda: hands.panel.selection_side.isVisible())
    assert not hands.panel.selection_side.merge.isEnabled()
    hands.press(Key.Key_M)
    assert hands.panel.merging.dialog is None
    assert hands.model.merge([hidden, open_], "Bus") is None
    hands.eventually(lambda: hands.panel.twins.is_done)
    assert hands.panel.twins.pairs == ()
    hands.engine.door.execute(DescribeBoard(hands.board, private=False))
    hands.eventually(lambda: hands.panel.twins.pairs != ())


def test_pairs_that_look_alike_are_walked_through_and_merged_or_not(hands: Hands) -> None:
    ids = hands.with_notes(
        ("Bus de nuit", 0, 0),
        ("Maison de santé", 160, 0),
        ("Un bus de nuit", 320, 0),
        ("Maisons de santé", 480, 0),
        ("Piscine", 640, 0),
    )
    overview, twins = hands.panel.overview, hands.panel.twins
    hands.eventually(lambda: twins.is_done and overview.twins.isVisible())
    assert twins.pairs == ((ids[0], ids[2]), (ids[1], ids[3]))
    assert overview.twins.text() == "2 pairs look alike"
    QTest.mouseClick(overview.twins, LEFT)
    walk = hands.panel.merging.walking
    assert isinstance(walk, TwinsDialog)
    assert walk.title.text() == "Pair 1 of 2"
    QTest.mouseClick(walk.on, LEFT)
    assert [note.id for note in walk.notes] == [ids[1], ids[3]]
    QTest.mouseClick(walk.apart, LEFT)
    assert [note.id for note in walk.notes] == [ids[0], ids[2]]
    QTest.mouseClick(walk.merge, LEFT)
    QTest.mouseClick(asked(hands).done_button, LEFT)
    hands.eventually(lambda: twins.pairs == ())
    hands.settled()
    assert sorted(hands.texts()) == ["Bus de nuit", "Maison de santé", "Maisons de santé", "Piscine"]
    hands.eventually(lambda: hands.panel.merging.walking is None)
    hands.engine.door.execute(EditNote(ids[4], "La piscine"))
    hands.settled()
    hands.eventually(lambda: twins.is_done)
    assert not twins.pairs


def test_a_wall_of_one_sentence_makes_no_endless_list(hands: Hands) -> None:
    notes = tuple(NewNote(new_id(), "Un bus de nuit", x=n * 160.0, y=0) for n in range(400))
    hands.engine.door.execute(AddNotes(hands.board, notes))
    hands.eventually(lambda: len(hands.wall.notes) == 400)
    hands.qtbot.waitUntil(lambda: hands.panel.twins.is_done, timeout=30_000)
    assert len(hands.panel.twins.pairs) == 300
    assert hands.panel.overview.twins.text() == "More than 300 pairs look alike"
