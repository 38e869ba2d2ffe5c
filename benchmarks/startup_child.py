"""One start: `bare`, `first` (anything of ours), `start` (the start screen) or `usable FILE` or
`resumed` (what was open last); says "painted" in time.

A window counts as painted when an update request has been served: Qt has drawn and flushed it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def say_painted() -> None:
    """Tells the parent."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()


def telling(base: type, there: Callable[[Any], bool]) -> type:
    """The same window, which says so once it is painted and `there`, and then closes."""
    from PySide6.QtCore import QEvent

    class Telling(base):  # type: ignore[misc]
        told = False

        def event(self, event: QEvent) -> bool:
            done = bool(super().event(event))
            if event.type() == QEvent.Type.UpdateRequest and not self.told and there(self):
                Telling.told = True
                say_painted()
                self.close()
            return done

    return Telling


def bare() -> int:
    """The least that PySide6 can show."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = telling(QWidget, lambda _window: True)()
    window.resize(1280, 800)
    window.show()
    return app.exec()


def ours(words: list[str], there: Callable[[Any], bool]) -> int:
    """The program itself, by its command line."""
    from atelier_app.cli import main
    from atelier_app.desktop import main as desktop
    from atelier_app.desktop.window.window import Window

    vars(desktop)["Window"] = telling(Window, there)
    return main(words)


def has_start_screen(window: Any) -> bool:
    """The buttons and the recent initiatives are on screen."""
    return "start_page" in vars(window) and window.start_page.isVisible()


def has_data(window: Any) -> bool:
    """The panel of the current activity is on screen."""
    workspace = window.workspace
    return workspace is not None and workspace.stack.panel is not None and workspace.stack.panel.isVisible()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            sys.exit(bare())
        case ["first"]:
            sys.exit(ours([], lambda _window: True))
        case ["start"]:
            sys.exit(ours([], has_start_screen))
        case ["usable", file]:
            sys.exit(ours([file], has_data))
        case ["resumed"]:
            sys.exit(ours([], has_data))
