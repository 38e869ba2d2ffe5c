"""The menu bar: every action of the window, with its name and its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar

from atelier_app.desktop.look.theme import Mode, appearance
from atelier_app.support.language import LANGUAGES, N_, _, language

if TYPE_CHECKING:
    from atelier_app.desktop.window.acts import Acts
    from atelier_app.desktop.window.window import Window

_MODES = {Mode.SYSTEM: N_("As the system"), Mode.LIGHT: N_("Light"), Mode.DARK: N_("Dark")}
Keys = str | QKeySequence.StandardKey


class Menus:
    """Fills the menu bar of a acts. `for_file` are the actions that need an open initiative."""

    def __init__(self, window: Window, acts: Acts) -> None:
        self._window, self._acts = window, acts
        self.all: list[QAction] = []
        self.for_file: list[QAction] = []
        bar = QMenuBar(window)
        window.setMenuBar(bar)
        self._file(bar.addMenu(_("&File")))
        self._edit(bar.addMenu(_("&Edit")))
        self._workshop(bar.addMenu(_("&Workshop")))
        self._view(bar.addMenu(_("&View")))
        self._help(bar.addMenu(_("&Help")))

    def _add(
        self, menu: QMenu, name: str, do: Callable[[], object], *keys: Keys, file: bool = False
    ) -> QAction:
        action = QAction(name, menu)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        self.all.append(action)
        if file:
            self.for_file.append(action)
        return action

    def _file(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, _("New initiative…"), acts.new, QKeySequence.StandardKey.New)
        self._add(menu, _("Open…"), acts.open, QKeySequence.StandardKey.Open)
        recent = menu.addMenu(_("Recent"))
        recent.aboutToShow.connect(lambda: self._fill_recents(recent))
        self._add(menu, _("Try the sample"), acts.try_sample)
        menu.addSeparator()
        self._add(menu, _("Export the summary as PDF"), acts.export_pdf, "Ctrl+E", file=True)
        menu.addSeparator()
        self._add(menu, _("Lock"), acts.lock, "Ctrl+L")
        self._add(menu, _("Facilitator’s code…"), acts.edit_code)
        menu.addSeparator()
        self._add(menu, _("Close the initiative"), self._window.close_file, "Ctrl+W", file=True)
        self._add(menu, _("Quit"), self._window.close, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_recents(self, menu: QMenu) -> None:
        menu.clear()
        for recent in self._window.settings.recents():
            menu.addAction(recent.title or recent.path, partial(self._window.open_file, recent.path))

    def _edit(self, menu: QMenu) -> None:
        acts = self._acts
        self.undo = self._add(menu, _("Undo"), acts.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(menu, _("Redo"), acts.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.follow(None)

    def follow(self, stack: QUndoStack | None) -> None:
        """Undo and redo say what they would do on this stack."""
        if stack is None:
            for action in (self.undo, self.redo):
                action.setEnabled(False)
        else:
            stack.indexChanged.connect(lambda _index: self._name_undo(stack))
            stack.canUndoChanged.connect(lambda _can: self._name_undo(stack))
            stack.canRedoChanged.connect(lambda _can: self._name_undo(stack))
            self._name_undo(stack)
        for action in self.for_file:
            action.setEnabled(stack is not None)

    def _name_undo(self, stack: QUndoStack) -> None:
        if stack is not self._window.undo_stack:
            return
        undo, redo = stack.undoText(), stack.redoText()
        self.undo.setText(_("Undo: {what}").format(what=undo) if undo else _("Undo"))
        self.redo.setText(_("Redo: {what}").format(what=redo) if redo else _("Redo"))
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())

    def _workshop(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, _("Start this activity"), acts.start_activity, "Ctrl+Enter", "Ctrl+Return", file=True)
        self._add(menu, _("Next activity"), acts.next_activity, "Ctrl+PgDown", file=True)
        self._add(menu, _("Previous activity"), acts.previous_activity, "Ctrl+PgUp", file=True)
        self._add(menu, _("Go to the agenda"), acts.focus_agenda, "Ctrl+G", file=True)
        menu.addSeparator()
        self._add(menu, _("Hold or run the timer"), acts.toggle_timer, "Ctrl+T", file=True)
        self._add(menu, _("One more minute"), acts.more_time, "Ctrl+Shift+T", file=True)
        menu.addSeparator()
        self._add(menu, _("Kiosk…"), acts.start_kiosk, "F7", file=True)
        self._add(menu, _("Badges at the door"), acts.show_badges, "F8", file=True)
        menu.addSeparator()
        self._add(menu, _("Add an activity…"), acts.new_activity, "Ctrl+Shift+N", file=True)
        self._add(menu, _("Describe this activity…"), acts.edit_activity, "Alt+Return", file=True)
        self._add(menu, _("New workshop…"), acts.new_workshop, file=True)
        self._add(menu, _("Describe the workshop…"), acts.edit_workshop, file=True)
        self._add(menu, _("Describe the initiative…"), acts.edit_initiative, "Ctrl+,", file=True)
        menu.addSeparator()
        self._add(menu, _("Anonymise the workshop…"), acts.anonymise, file=True)
        self._add(menu, _("Backups…"), acts.show_backups, file=True)

    def _view(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, _("QR code"), acts.show_code, "F4", file=True)
        self._add(menu, _("Projector"), acts.project, "F5", file=True)
        self._add(menu, _("Calendar"), acts.show_calendar, "F6", file=True)
        menu.addSeparator()
        self._add(menu, _("Agenda column"), acts.fold_agenda, "Ctrl+B", file=True)
        self._add(menu, _("Side column"), acts.fold_side, "Ctrl+Shift+B", file=True)
        menu.addSeparator()
        modes = [(_(name), mode, mode is appearance().mode) for mode, name in _MODES.items()]
        self._choices(menu.addMenu(_("Theme")), modes, acts.choose_mode)
        codes = [(name, code, code == language()) for code, name in LANGUAGES.items()]
        self._choices(menu.addMenu(_("Language")), codes, acts.choose_language)

    def _choices(
        self, menu: QMenu, choices: Sequence[tuple[str, str, bool]], choose: Callable[[str], None]
    ) -> None:
        group = QActionGroup(menu)
        for name, value, chosen in choices:
            action = group.addAction(name)
            action.setCheckable(True)
            action.setChecked(chosen)
            action.triggered.connect(lambda _checked=False, wanted=value: choose(wanted))
            menu.addAction(action)

    def _help(self, menu: QMenu) -> None:
        self._add(menu, _("Keyboard"), self._acts.show_keys, "F1", "?")
        about = self._add(menu, _("About Atelier"), self._acts.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)
