"""The dialog that writes a board as a picture, a table, data or an outline."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from atelier_app.desktop.documents.dialog import DocumentDialog, Source
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.core import Id
from atelier_app.support.language import N_, _, ngettext

FORMATS = {
    "pdf": N_("PDF: a page to zoom into"),
    "png": N_("PNG: a picture, twice as large as the board"),
    "svg": N_("SVG: a picture that can be edited"),
    "xlsx": N_("Excel: a row a note"),
    "csv": N_("CSV: a row a note, which can be imported again"),
    "json": N_("JSON: everything, for other programs"),
    "odt": N_("OpenDocument text: the outline"),
    "md": N_("Markdown: the outline"),
}


class ExportDialog(DocumentDialog):
    """`veiled` ideas are not revealed yet: it is said that they are left out."""

    def __init__(self, source: Source, board_id: Id, veiled: int = 0, parent: QWidget | None = None) -> None:
        self._board_id = board_id
        self.format = QComboBox()
        for suffix, name in FORMATS.items():
            self.format.addItem(_(name), suffix)
        super().__init__(_("Export the board"), source, parent)
        self.name = _("Board")  # what the file is called
        self.show_place()
        self.field(_("Format"), self.format)
        said = ngettext(
            "{n} idea from phones is not revealed yet, and will be left out.",
            "{n} ideas from phones are not revealed yet, and will be left out.",
            veiled,
        )
        self.warning = label(said.format(n=number(veiled)), "strong", wrap=True)
        self.warning.setVisible(veiled > 0)
        self.fields.addRow(self.warning)
        self.fields.setRowVisible(self.warning, veiled > 0)
        self.format.currentIndexChanged.connect(self.show_place)

    @property
    def suffix(self) -> str:
        return str(self.format.currentData())

    def command(self, out: Path) -> list[str]:
        words = ["board", str(self.source.file), "--board", self._board_id, f"--{self.suffix}", str(out)]
        return [*words, *self.source.arguments]
