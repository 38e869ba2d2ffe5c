"""The small widgets: what people typed is shown as they typed it."""

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from atelier_app.desktop.look.widgets import ElidedLabel


def test_the_tooltip_of_a_cut_text_takes_marks_for_letters(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>Démarche</b> & <script>alert(1)</script> au titre bien trop long")
    qtbot.addWidget(label)
    label.resize(QSize(60, 30))
    label.grab()
    assert "&lt;script&gt;" in label.toolTip()
    assert "<b>" not in label.toolTip()


def test_a_text_with_room_enough_has_no_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Court")
    qtbot.addWidget(label)
    label.resize(QSize(400, 30))
    label.grab()
    assert label.toolTip() == ""
