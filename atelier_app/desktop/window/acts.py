"""What the menus do in the window: files, undo, the workshop's activities, the look, help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from atelier_app import __version__
from atelier_app.desktop.look.qt_words import speak_as_we_do
from atelier_app.desktop.look.theme import Mode, appearance
from atelier_app.desktop.start.creation import Creation, free_path
from atelier_app.desktop.start.new_initiative import NewInitiative
from atelier_app.desktop.window.keys_help import KeysHelp, action_keys, agenda_keys
from atelier_app.support.language import _, use
from atelier_app.support.places import documents

if TYPE_CHECKING:
    from atelier_app.desktop.window.window import Window
    from atelier_app.desktop.window.workspace import Workspace


class Acts:
    """One method an action; those of an open initiative do nothing without one."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._creating: Creation | None = None

    def _with(self, do: Callable[[Workspace], object]) -> None:
        if self._window.workspace is not None:
            do(self._window.workspace)

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    # --- files

    def new(self) -> None:
        """Asks what the new initiative is, makes its file and opens it."""
        dialog = NewInitiative(self._window)
        dialog.accepted.connect(lambda: self._create(dialog.path, dialog.options))
        self._show(dialog)

    def open(self) -> None:
        """Asks for a file."""
        kinds = _("Atelier initiatives (*.atelier)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open"), str(documents()), kinds)
        if chosen:
            self._window.open_file(chosen)

    def try_sample(self, *, again: bool = False) -> None:
        """Makes a fresh copy of the sample and opens it; with `again`, the copy made before if it is there."""
        name = _("Sample initiative")  # apart: no catalogue looks inside an f-string
        path = documents() / f"{name}.atelier"
        if again and path.exists():
            self._window.open_file(path)
        else:
            self._create(free_path(path), ["--sample"])

    def _create(self, path: Path, options: list[str]) -> None:
        if self._creating is not None:
            return
        self._window.wait(_("Preparing {name}…").format(name=path.name))
        self._creating = Creation(path, options, self._window)
        self._creating.made.connect(self._made)
        self._creating.failed.connect(self._not_made)

    def _made(self, path: str) -> None:
        self._creating = None
        self._window.open_file(path)

    def _not_made(self, words: str) -> None:
        self._creating = None
        self._window.back(words)

    def export_pdf(self) -> None:
        """Goes to the summary of this workshop, where the PDF is made, and makes it."""
        self._with(lambda workspace: workspace.export_pdf())

    # --- the workshop

    def undo(self) -> None:
        self._with(lambda workspace: workspace.remote.undo.undo())

    def redo(self) -> None:
        self._with(lambda workspace: workspace.remote.undo.redo())

    def start_activity(self) -> None:
        self._with(lambda workspace: workspace.course.start())

    def next_activity(self) -> None:
        self._with(lambda workspace: workspace.course.move_by(1))

    def previous_activity(self) -> None:
        self._with(lambda workspace: workspace.course.move_by(-1))

    def focus_agenda(self) -> None:
        self._with(lambda workspace: workspace.agenda.view.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def toggle_timer(self) -> None:
        self._with(lambda workspace: workspace.header.timer.toggle())

    def more_time(self) -> None:
        self._with(lambda workspace: workspace.header.timer.add(60))

    def new_activity(self) -> None:
        self._with(lambda workspace: workspace.agenda.new_activity())

    def edit_activity(self) -> None:
        self._with(lambda workspace: workspace.agenda.edit_activity())

    def new_workshop(self) -> None:
        self._with(lambda workspace: workspace.agenda.new_workshop())

    def edit_workshop(self) -> None:
        self._with(lambda workspace: workspace.agenda.edit_workshop())

    def edit_initiative(self) -> None:
        self._with(lambda workspace: workspace.agenda.edit_initiative())

    # --- people who pass by, and those who are forgotten

    def lock(self) -> None:
        """Asks for the facilitator's code from here on."""
        if self._window.sentry is not None:
            self._window.sentry.lock_now()

    def edit_code(self) -> None:
        if self._window.sentry is not None:
            self._window.sentry.edit_code()

    def start_kiosk(self) -> None:
        """Asks where, and lets people sign in by themselves on this laptop."""
        if self._window.sentry is not None:
            self._window.sentry.ask_kiosk()

    def show_badges(self) -> None:
        """The page on which badges are read."""
        self._with(lambda workspace: workspace.show_badges())

    def anonymise(self) -> None:
        """Asks, then forgets everyone of the selected workshop."""
        self._with(lambda workspace: workspace.forgetting.ask_workshop())

    def show_backups(self) -> None:
        """The copies of the file, to be deleted or not."""
        self._with(lambda workspace: workspace.forgetting.show_backups())

    # --- what is seen

    def show_code(self) -> None:
        """The join code, large."""
        from atelier_app.desktop.window.code_dialog import CodeDialog

        self._with(lambda workspace: self._show(CodeDialog(workspace.remote, self._window)))

    def project(self) -> None:
        """Opens the projector's window, or brings it forward."""
        self._with(lambda workspace: workspace.project())

    def show_calendar(self) -> None:
        self._with(lambda workspace: workspace.show_calendar())

    def fold_agenda(self) -> None:
        self._with(lambda workspace: workspace.fold_agenda())

    def fold_side(self) -> None:
        self._with(lambda workspace: workspace.fold_side())

    def choose_mode(self, mode: str) -> None:
        """Light, dark, or as the system."""
        self._window.settings.mode = Mode(mode)
        appearance().choose(Mode(mode))

    def choose_language(self, code: str) -> None:
        """Says everything again in another language."""
        self._window.settings.language = code
        use(code)
        speak_as_we_do()
        self._window.rebuild()

    def show_keys(self) -> None:
        """The page of keys."""
        workspace, menus = self._window.workspace, self._window.menus
        panel = workspace.stack.panel if workspace else None
        sections = [
            (_("Everywhere"), action_keys(menus.all if menus else ())),
            (_("In the agenda"), agenda_keys()),
        ]
        if panel is not None:
            sections.insert(1, (panel.activity.title, panel.keys()))
        self._show(KeysHelp(sections, self._window))

    def show_about(self) -> None:
        """The version, and where the log is."""
        words = _("Atelier {version}: from the first signature to the roadmap, without the internet.")
        box: QWidget = QMessageBox(
            QMessageBox.Icon.NoIcon,
            _("About Atelier"),
            words.format(version=__version__),
            parent=self._window,
        )
        assert isinstance(box, QDialog)
        self._show(box)
