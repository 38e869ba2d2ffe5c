"""The list of 1,000 people: a key in its search against one frame; 2,000 lines imported against the 3 s people wait."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("ATELIER_HOME", tempfile.mkdtemp(prefix="atelier-bench-"))

from PySide6.QtCore import QEventLoop, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from atelier_app.desktop.attendance.delegate import AttendanceDelegate
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddWorkshop, Initiative
from atelier_app.domain.initiative import Workshop as WorkshopRecord
from atelier_app.domain.registrations import ImportRegistrations, Registration
from atelier_app.link import transport
from atelier_app.link.client import Link
from atelier_app.link.server import LinkServer
from atelier_app.link.status import EngineStatus
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.files import create
from benchmarks.row import Row, middle

_PEOPLE, _LINES = 1000, 2000
_FRAME = 16.7
_KEYS = ("l", "le", "lef", "lefe", "lefev", "lefe", "lef", "le", "l", "")


def rows() -> Iterator[Row]:
    """Three rows: sifting alone, a key until it is painted, a list imported until it is shown."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, Mode.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.atelier"
        create(path, Initiative(new_id(), "List"))
        door = Workshop(path)
        workshop = WorkshopRecord(new_id(), "Workshop", date(2021, 4, 8), time(9), "")
        door.execute(AddWorkshop(workshop))
        door.execute(ImportRegistrations(workshop.id, tuple(map(_someone, range(_PEOPLE)))))
        address, key = transport.new_address("bench"), transport.new_key()
        server = LinkServer(door, lambda: EngineStatus(str(path), ""), lambda: None)
        server.start(address, key)
        remote = Remote(lambda: Link(address, key))
        remote.open()
        panel = AttendancePanel(
            remote, Activity(new_id(), workshop.id, ActivityKind.WELCOME, "Sign-in", "", 30)
        )
        panel.resize(1000, 760)
        panel.show()
        _live(lambda: panel.model.rowCount() == _PEOPLE)
        yield from _searches(app, panel)
        yield _imports(panel, Path(folder) / "list.csv")
        panel.leave()
        remote.close(end_engine=False)
        server.close()
        door.close()
        transport.forget_address(address)


def _someone(place: int) -> Registration:
    names = ("Lefèvre", "Benali", "Dubois", "Nguyễn", "Œuvrard", "Ångström")
    person = Participant(new_id(), f"{names[place % 6]}-{place}", "Zoé", f"Mairie d’Écommoy {place % 40}")
    return Registration(person, str(place % 12))


def _live(until: Callable[[], bool]) -> None:
    """Sleeps between events, as a window does: the other threads need the time."""
    while not until():
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


def _searches(app: QApplication, panel: AttendancePanel) -> Iterator[Row]:
    bare, sift = _bare(panel)
    sifted, painted, floor = [], [], []
    for text in _KEYS * 12:
        start = perf_counter()
        panel.search.setText(text)
        sifted.append((perf_counter() - start) * 1000)
        app.processEvents()
        painted.append((perf_counter() - start) * 1000)
        start = perf_counter()
        sift.setFilterFixedString(text)
        app.processEvents()
        floor.append((perf_counter() - start) * 1000)
    bare.close()
    # The first keys fold every name once.
    yield Row(
        f"a key in the search of {_PEOPLE} people, against a frame", middle(sifted[10:]), _FRAME, "ms", 1
    )
    yield Row(
        "the same until painted, against a bare QTableView", middle(painted[10:]), middle(floor[10:]), "ms", 4
    )


def _bare(panel: AttendancePanel) -> tuple[QTableView, QSortFilterProxyModel]:
    """Qt's own table of the same words, which knows of neither accents, buttons nor figures."""
    view = QTableView()
    table = QStandardItemModel(view)
    for row in range(panel.model.rowCount()):
        texts = [str(panel.model.index(row, column).data()) for column in range(panel.model.columnCount())]
        table.appendRow([QStandardItem(text) for text in texts])
    sift = QSortFilterProxyModel(view)
    sift.setSourceModel(table)
    sift.setFilterKeyColumn(-1)
    sift.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    view.setModel(sift)
    view.verticalHeader().setDefaultSectionSize(AttendanceDelegate.height)
    view.resize(panel.table.size())
    view.show()
    return view, sift


def _imports(panel: AttendancePanel, path: Path) -> Row:
    lines = [f"Nom {n};Zoé;Mairie {n % 40};p{n}@example.org;{n % 12}" for n in range(_LINES)]
    path.write_text("\n".join(["Nom;Prénom;Organisme;Courriel;Table", *lines]), "utf-8")
    before, start = panel.model.rowCount(), perf_counter()
    dialog = panel.import_file(path)
    _live(dialog.import_button.isEnabled)
    dialog.accept()
    _live(lambda: panel.model.rowCount() == before + _LINES)
    return Row(f"{_LINES} lines read, compared, imported and shown", perf_counter() - start, 3.0, "s", 1)
