"""The PDF from the window: a real export in a process of its own, its progress, its cancelling, its errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.ranks.dialog import RanksDialog
from atelier_app.desktop.summary.panel import SummaryPanel
from atelier_app.domain.initiative import ActivityKind
from tests.desktop.steps import Ask, step

PATIENCE = 30_000


@pytest.fixture
def opened() -> list[Path]:
    return []


def opener(opened: list[Path]) -> Callable[[Path], bool]:
    """Remembers what it was asked to open, instead of starting a program."""

    def remember(path: Path) -> bool:
        opened.append(path)
        return True

    return remember


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot, opened: list[Path]) -> Iterator[SummaryPanel]:
    made = SummaryPanel(remote, step(ask, ActivityKind.SUMMARY))
    made.opener = opener(opened)
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.side.show()
    qtbot.waitUntil(lambda: made.model.ready)
    yield made
    made.leave()


def test_it_says_what_the_document_will_contain(panel: SummaryPanel) -> None:
    lines = [panel.parts.index(row, 0).data() for row in range(panel.parts.rowCount())]
    assert lines[0].startswith("Cover, ")
    assert any(line.endswith("present of 48") for line in lines)


def test_ranks_can_be_compared_before_one_leaves(panel: SummaryPanel, qtbot: QtBot) -> None:
    panel.ranks_button.click()
    (dialog,) = panel.window().findChildren(RanksDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()


def test_one_press_writes_the_pdf_with_progress_and_opens_it(
    panel: SummaryPanel, qtbot: QtBot, opened: list[Path]
) -> None:
    pages: list[tuple[int, int]] = []
    panel.model.progressed.connect(lambda done, total: pages.append((done, total)))
    with qtbot.waitSignal(panel.model.written, timeout=PATIENCE):
        panel.write_button.click()
        assert panel.bar.isVisible()
        assert not panel.write_button.isVisible()
    out = opened[0]
    assert out == panel.model.proposed
    assert out.read_bytes().startswith(b"%PDF-")
    assert pages[-1][0] == pages[-1][1] > 3
    assert panel.state.text() == f"Written: {out.name}"
    assert panel.open_button.isVisible()


def test_the_chosen_language_is_the_documents(panel: SummaryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.languages.button(0).click()
    with qtbot.waitSignal(panel.model.written, timeout=PATIENCE):
        panel.write_to(str(tmp_path / "résumé.pdf"))
    assert b"/Lang (fr" in (tmp_path / "résumé.pdf").read_bytes()


def test_cancelling_leaves_nothing_but_the_pdf_that_was_there_before(
    panel: SummaryPanel, qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> None:
    out = tmp_path / "kept.pdf"
    out.write_bytes(b"the one of yesterday")
    with qtbot.waitSignal(panel.model.cancelled, timeout=PATIENCE):
        panel.write_to(str(out))
        panel.cancel_button.click()
    assert out.read_bytes() == b"the one of yesterday"
    assert not list(tmp_path.glob(".*.part"))
    assert panel.state.text() == "Cancelled; nothing was written."
    assert panel.write_button.isVisible()
    assert not opened


def test_a_folder_that_is_not_there_is_explained(panel: SummaryPanel, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(panel.model.failed, timeout=PATIENCE):
        panel.write_to(str(tmp_path / "nowhere" / "summary.pdf"))
    assert panel.state.text().startswith("summary.pdf could not be written")
    assert panel.write_button.isEnabled()


def test_asked_for_before_anything_is_known_it_writes_as_soon_as_it_is(
    remote: Remote, ask: Ask, qtbot: QtBot, opened: list[Path]
) -> None:
    panel = SummaryPanel(remote, step(ask, ActivityKind.SUMMARY))
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.side)
    panel.opener = opener(opened)
    with qtbot.waitSignal(panel.model.written, timeout=PATIENCE):
        panel.export()
        assert not panel.model.busy
    assert len(opened) == 1
    panel.leave()


def test_a_panel_left_while_it_writes_leaves_no_half_file(
    remote: Remote, ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = SummaryPanel(remote, step(ask, ActivityKind.SUMMARY))
    qtbot.waitUntil(lambda: panel.model.ready)
    panel.write_to(str(tmp_path / "never.pdf"))
    job = panel.model.job
    assert job is not None
    with qtbot.waitSignal(job.cancelled, timeout=PATIENCE):
        panel.leave()
        panel.side.deleteLater()
        panel.deleteLater()
    assert list(tmp_path.glob("*.pdf")) == []
    assert list(tmp_path.glob(".*.part")) == []
