"""The board's other faces: zones and a legend, the outline, one group at a time, the past, hidden ideas, its dialogs."""

from __future__ import annotations

from pathlib import Path

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.board.template_words import Wishes, titled
from atelier_app.desktop.board.views import View
from atelier_app.domain.board import Colour, Meaning
from atelier_app.domain.templates import Layout
from scripts.shots.window import Screens

WORDS = {
    "fr": (
        "Constats",
        "Besoins",
        "Un car numérique\nDes cours du soir #Inclusion\nUne borne par bourg @Sillé\n",
    ),
    "en": ("Findings", "Needs", "A digital bus\nEvening classes #Inclusion\nA kiosk in each town @Sillé\n"),
}


class BoardPictures:
    """Everything is undone, so that the workshop is afterwards as it was."""

    def __init__(self, screens: Screens, language: str, folder: Path) -> None:
        self.screens, self.folder = screens, folder
        self.found, self.needs, self.lines = WORDS[language]
        panel = screens.workspace.stack.panel
        assert isinstance(panel, BoardPanel)
        self.panel = panel

    def take(self) -> None:
        """All of them."""
        self._selected()
        self._zones()
        self._views()
        self._shown()
        self._hidden()
        self._dialogs()

    def _selected(self) -> None:
        canvas = self.panel.canvas
        first, second, *_rest = canvas.wall.notes
        canvas.selection.only(first)
        self.screens.picture("board-note")
        canvas.selection.only(first, second)
        self.screens.picture("board-selection", small=False)
        canvas.selection.clear()

    def _zones(self) -> None:
        """A template beside the notes, one of its zones chosen, papers with a meaning, and the way back."""
        zoning, canvas = self.panel.zones.zoning, self.panel.canvas
        zoning.name_papers((Meaning(Colour.YELLOW, self.found), Meaning(Colour.GREEN, self.needs)))
        zoning.apply(titled(Layout.SWOT, Wishes()))
        self.screens.camera.settle(self.screens.remote)
        zoning.step(1)
        canvas.fit()
        self.screens.picture("board-zones")
        self.screens.projector("board-zones")
        zoning.choose(None)
        self.panel.find_bar.open()
        self.screens.picture("board-find")
        self.panel.find_bar.end()
        for _act in range(2):
            self.screens.remote.undo.undo()
            self.screens.camera.settle(self.screens.remote)
        canvas.fit()

    def _views(self) -> None:
        for view, what in ((View.OUTLINE, "board-outline"), (View.BOTH, "board-both")):
            self.panel.views.show_view(view)
            self.screens.picture(what)
        self.panel.views.show_view(View.CANVAS)

    def _shown(self) -> None:
        """What the room sees meanwhile, too."""
        views = self.panel.views
        for begin, what in ((views.begin_focus, "board-focus"), (views.begin_timeline, "board-timeline")):
            begin()
            self.screens.picture(what, small=False)
            self.screens.projector(what)
            views.leave_shown()

    def _hidden(self) -> None:
        self.panel.listening.unfold.setChecked(True)
        self.screens.picture("board-listening", small=False)
        self.panel.listening.unfold.setChecked(False)
        for private in (True, False):
            self.panel.listening.settings.private.click()
            self.screens.camera.settle(self.screens.remote)
            if private:
                self.screens.picture("board-private")
                self.screens.projector("board-private")

    def _dialogs(self) -> None:
        panel, screens = self.panel, self.screens
        screens.dialog("board-templates", panel.tools.open_templates)
        screens.dialog("board-legend", panel.tools.open_legend)
        panel.canvas.selection.only(*list(panel.canvas.wall.notes)[:3])
        screens.dialog("board-merge", panel.merging.ask_selection)
        panel.canvas.selection.clear()
        file = self.folder / "ideas.txt"
        file.write_text(self.lines, encoding="utf-8")

        def open_import() -> None:
            dialog = panel.files.import_file(file)
            screens.camera.wait(dialog.bar.isHidden)

        def open_export() -> None:
            panel.files.export()
            screens.camera.settle(screens.remote)

        screens.dialog("board-import", open_import)
        screens.dialog("board-export", open_export)
