"""What Qt says by itself (the names of keys, its buttons, menus and dialogs, its calendars), in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from atelier_app.desktop.look.dates import locale_name
from atelier_app.support.language import language

_NAME = "what Qt says"


def speak_as_we_do() -> None:
    """To be called once there is an application, and again when another language is chosen."""
    app = QCoreApplication.instance()
    assert app is not None
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(locale_name()))
