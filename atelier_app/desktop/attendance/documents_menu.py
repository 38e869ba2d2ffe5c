"""The menu of what comes out of the list, and the dialogs behind its entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.papers import BadgesDialog, CertificatesDialog, PosterDialog, SheetDialog
from atelier_app.desktop.attendance.table import AttendanceTable
from atelier_app.desktop.documents.dialog import DocumentDialog, Source
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.text import fold
from atelier_app.support.language import _


class DocumentsMenu:
    """Fills a menu; each entry opens a dialog that writes one document."""

    def __init__(
        self, menu: QMenu, remote: Remote, model: AttendanceModel, table: AttendanceTable, over: QWidget
    ) -> None:
        self._remote, self._model, self._table, self._over = remote, model, table, over
        self.dialog: DocumentDialog | None = None
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Attendance sheet…"), self.sheet),
            (_("Blank attendance sheet…"), self.blank_sheet),
            (_("Certificates of attendance…"), self.certificates),
            (_("Badges…"), self.badges),
            (_("Poster and table cards…"), self.poster),
        )
        for name, act in entries:
            menu.addAction(name).triggered.connect(lambda _checked=False, act=act: act())
        menu.aboutToShow.connect(lambda: self._allow(menu))

    def _allow(self, menu: QMenu) -> None:
        for entry in menu.actions():
            entry.setEnabled(self._source() is not None)

    def _source(self) -> Source | None:
        """Known once the engine has answered."""
        status, record, workshop = self._remote.status, self._model.initiative, self._model.workshop
        if status is None or record is None or workshop is None:
            return None
        place = record.workshops.index(workshop) + 1
        return Source(Path(status.file), place, workshop.title, record.initiative.language, status.address)

    def sheet(self) -> None:
        self._open(lambda source: SheetDialog(source, self._over.window()))

    def blank_sheet(self) -> None:
        self._open(lambda source: SheetDialog(source, self._over.window(), blank=True))

    def certificates(self) -> None:
        self._open(lambda source: CertificatesDialog(source, *self._people(), self._over.window()))

    def badges(self) -> None:
        self._open(lambda source: BadgesDialog(source, *self._people(), self._over.window()))

    def poster(self) -> None:
        tables = len({fold(one.table) for one in self._model.counts.attendees if one.table})
        self._open(lambda source: PosterDialog(source, tables, self._over.window()))

    def _people(self) -> tuple[Sequence[Attendee], Sequence[Attendee]]:
        """Everyone, and those selected."""
        return self._model.counts.attendees, self._table.selected()

    def _open(self, made: Callable[[Source], DocumentDialog]) -> None:
        source = self._source()
        if source is not None:
            self.dialog = made(source)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.open()
