"""Pictures brought to the board: dropped, pasted, chosen from disk; on notes, as notes, and under them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from atelier_app.desktop.board.note_picture import FullPicture
from atelier_app.domain.core import Refused
from atelier_app.domain.pictures import NOTE_PICTURE_SIDE, Picture, ReadPicture
from atelier_app.domain.refusals import Refusal
from atelier_app.support.pictures import verify
from tests.desktop.board.conftest import LEFT, NONE, Hands
from tests.desktop.board.photos import BLUE, file, photo

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def dropped(hands: Hands, at: QPoint, *paths: Path) -> None:
    """Files dragged from a folder and let go over the canvas."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons = Qt.DropAction.CopyAction, LEFT
    enter = QDragEnterEvent(at, action, data, buttons, NONE)
    QApplication.sendEvent(hands.canvas, enter)
    if enter.isAccepted():
        QApplication.sendEvent(hands.canvas, QDropEvent(QPointF(at), action, data, buttons, NONE))


def paste(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.press(Key.Key_V, Modifier.ControlModifier)


def kept(hands: Hands, note_id: str) -> Picture:
    """The picture of a note, once it is on the disk."""
    hands.eventually(lambda: hands.note(note_id).picture_id is not None)
    found: Picture = hands.engine.door.read(ReadPicture(hands.note(note_id).picture_id or ""))
    verify(found)
    return found


def undo(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.press(Key.Key_Z, Modifier.ControlModifier)


def told(hands: Hands, act: object) -> Refused:
    """Why the board refused what `act` brought."""
    with hands.qtbot.waitSignal(hands.panel.remote.refused, timeout=10_000) as heard:
        assert callable(act)
        act()
    assert heard.args is not None
    refused: Refused = heard.args[0]
    return refused


def test_a_photo_dropped_on_a_note_becomes_its_picture_and_can_be_undone(
    hands: Hands, tmp_path: Path
) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    dropped(hands, hands.at(note), file(tmp_path, data=photo(4000, 3000)))
    picture = kept(hands, note)
    assert (picture.width, picture.height) == (NOTE_PICTURE_SIDE, NOTE_PICTURE_SIDE * 3 // 4)
    hands.settled()
    undo(hands)
    hands.eventually(lambda: hands.note(note).picture_id is None)


def test_photos_dropped_on_the_paper_become_notes_named_after_their_files(
    hands: Hands, tmp_path: Path
) -> None:
    dropped(
        hands,
        QPoint(300, 300),
        file(tmp_path, "Gare.png", photo(kind="PNG")),
        file(tmp_path, "Mairie.webp", photo(kind="WEBP")),
    )
    hands.eventually(lambda: sorted(hands.texts()) == ["Gare", "Mairie"])
    hands.settled()
    assert all(note.picture_id for note in hands.saved.notes)
    undo(hands)
    hands.eventually(lambda: len(hands.texts()) == 1)


def test_what_is_no_picture_is_not_even_taken(hands: Hands, tmp_path: Path) -> None:
    dropped(hands, QPoint(300, 300), file(tmp_path, "liste.csv", b"a;b"))
    hands.settled()
    assert hands.texts() == []


@pytest.mark.parametrize("kind", ["bytes", "image", "file"])
def test_a_copied_picture_is_pasted_on_the_selected_note(hands: Hands, tmp_path: Path, kind: str) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    hands.click(hands.at(note))
    data = QMimeData()
    if kind == "bytes":
        data.setData("image/png", photo(kind="PNG"))
    elif kind == "image":
        data.setImageData(QImage.fromData(photo(kind="PNG")))
    else:
        data.setUrls([QUrl.fromLocalFile(str(file(tmp_path)))])
    QGuiApplication.clipboard().setMimeData(data)
    paste(hands)
    assert kept(hands, note).width == 800


def test_pasted_on_nothing_a_picture_makes_a_note(hands: Hands) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(photo(colour=BLUE, kind="PNG")))
    paste(hands)
    hands.eventually(lambda: hands.texts() == ["Picture"])
    hands.settled()
    (note,) = hands.saved.notes
    assert note.picture_id is not None
    assert hands.canvas.selection.ids == (note.id,)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Refusal.UNREADABLE_PICTURE),
        (b"<svg onload='alert(1)'/>", Refusal.UNREADABLE_PICTURE),
        (photo()[:2000], Refusal.UNREADABLE_PICTURE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Refusal.HEIC_PICTURE),
    ],
)
def test_hostile_files_are_refused_with_a_sentence_and_the_note_stays(
    hands: Hands, tmp_path: Path, data: bytes, code: Refusal
) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    path = file(tmp_path, "photo.jpg", data)
    assert told(hands, lambda: dropped(hands, hands.at(note), path)).code is code
    assert hands.note(note).picture_id is None
    assert hands.panel.preparing.chip.isHidden()


def test_from_disk_then_in_full_size_then_removed(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    path = file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    hands.click(hands.at(note))
    side = hands.panel.note_picture
    hands.eventually(side.choose.isVisible)
    assert side.view.isHidden()
    side.choose.click()
    kept(hands, note)
    hands.eventually(side.view.isVisible)
    assert "La salle" in side.view.accessibleName()
    side.view.click()
    full = side.findChild(FullPicture)
    assert full is not None
    full.grab()
    QTest.keyClick(full, Key.Key_Escape)
    hands.eventually(lambda: side.findChild(FullPicture) is None)
    side.remove.click()
    hands.eventually(lambda: hands.note(note).picture_id is None)
    hands.eventually(side.view.isHidden)
    undo(hands)
    hands.eventually(lambda: hands.note(note).picture_id is not None)


def test_a_photographed_wall_lies_under_everything_cannot_be_dragged_and_can_be_removed(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (note,) = hands.with_notes(("Dessus", 200, 200))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file(tmp_path)), ""))
    tools = hands.panel.tools
    tools.photograph.click()
    hands.eventually(lambda: hands.saved.board.background is not None and hands.wall.background is not None)
    laid = hands.saved.board.background
    assert laid is not None
    assert laid.height == pytest.approx(laid.width * 600 / 800)
    hands.eventually(lambda: tools.lift.isVisible())
    hands.drag(hands.spot(laid.x + 40, laid.y + 40), hands.spot(laid.x + 300, laid.y + 300))
    assert set(hands.canvas.selection.ids) == {note}
    hands.canvas.selection.clear()
    assert hands.saved.board.background == laid
    tools.lift.click()
    hands.eventually(lambda: hands.saved.board.background is None and hands.wall.background is None)
    undo(hands)
    hands.eventually(lambda: hands.saved.board.background == laid)
