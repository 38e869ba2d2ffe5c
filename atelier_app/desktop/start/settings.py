"""What the facilitator's computer remembers between two starts: look, language, window, recent initiatives."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from atelier_app.desktop.look.tokens import Mode
from atelier_app.support.language import DEFAULT, LANGUAGES
from atelier_app.support.places import settings_file

RECENT_LIMIT = 12


@dataclass(frozen=True)
class Recent:
    """An initiative as the start screen lists it. `opened_at` is ISO 8601, UTC."""

    path: str
    title: str = ""
    workshops: int = 0
    participants: int = 0
    opened_at: str = ""

    @property
    def opened(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.opened_at).astimezone(UTC)
        except ValueError:
            return None


class Settings:
    """The INI file of `support.places`, typed; anything unreadable in it counts as absent."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or settings_file()), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    @property
    def mode(self) -> Mode:
        text = self._text("look/theme", Mode.SYSTEM.value)
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("look/theme", mode.value)

    @property
    def language(self) -> str:
        text = self._text("look/language", DEFAULT)
        return text if text in LANGUAGES else DEFAULT

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("look/language", code)

    # --- the window

    def keep_window(self, name: str, state: QByteArray) -> None:
        """Keeps a geometry or a splitter's state."""
        self._store.setValue(f"window/{name}", state)

    def window(self, name: str) -> QByteArray | None:
        """What `keep_window` kept."""
        value: Any = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    @property
    def client(self) -> str:
        """What files know this computer's window by, so that it finds again what it can undo; tells nothing of it."""
        from atelier_app.domain.core import new_id  # not before the first paint

        name = self._text("window/client")
        if not name:
            name = new_id()
            self._store.setValue("window/client", name)
            self._store.sync()
        return name

    # --- where one was

    @property
    def last_file(self) -> Path | None:
        """The initiative that was open when the program ended, however it ended."""
        text = self._text("session/file")
        return Path(text) if text else None

    @last_file.setter
    def last_file(self, path: Path | None) -> None:
        self._store.setValue("session/file", str(path) if path else "")
        self._store.sync()

    def keep_place(self, path: Path, workshop_id: str, activity_id: str) -> None:
        """Keeps what is selected in an initiative."""
        self._store.setValue(f"{_place(path)}/workshop", workshop_id)
        self._store.setValue(f"{_place(path)}/activity", activity_id)

    def place(self, path: Path) -> tuple[str, str]:
        """The workshop and the activity last selected in an initiative, or empty."""
        return self._text(f"{_place(path)}/workshop"), self._text(f"{_place(path)}/activity")

    # --- the room's Wi-Fi, where the person asked to have it remembered

    @property
    def wifi(self) -> tuple[str, str]:
        """Its name and password, or empty."""
        return self._text("wifi/name"), self._text("wifi/password")

    def keep_wifi(self, name: str, password: str) -> None:
        self._store.setValue("wifi/name", name)
        self._store.setValue("wifi/password", password)

    def forget_wifi(self) -> None:
        self._store.remove("wifi")

    # --- the lock and the kiosk

    @property
    def idle_minutes(self) -> int:
        """After how long the window locks by itself, 0 for never."""
        text = self._text("lock/minutes", "0")
        return int(text) if text.isdecimal() else 0

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._store.setValue("lock/minutes", str(minutes))

    def keep_kiosk(self, path: Path, workshop_id: str, screen: str, purpose: str) -> None:
        """Keeps which kiosk runs, what for, and on which screen, whatever becomes of this program."""
        kept = {"file": str(path), "workshop": workshop_id, "screen": screen, "purpose": purpose}
        for key, value in kept.items():
            self._store.setValue(f"kiosk/{key}", value)
        self._store.sync()

    def kiosk(self, path: Path) -> tuple[str, str, str]:
        """The workshop, the screen and the purpose of the kiosk that runs on this file, or empty."""
        if self._text("kiosk/file") != str(path):
            return "", "", ""
        return self._text("kiosk/workshop"), self._text("kiosk/screen"), self._text("kiosk/purpose")

    def forget_kiosk(self) -> None:
        self._store.remove("kiosk")
        self._store.sync()

    # --- recent initiatives

    def recents(self) -> list[Recent]:
        """Latest first."""
        found = []
        for index in range(self._store.beginReadArray("recent")):
            self._store.setArrayIndex(index)
            numbers = [self._text(key, "0") for key in ("workshops", "participants")]
            workshops, participants = (int(text) if text.isdecimal() else 0 for text in numbers)
            found.append(
                Recent(
                    self._text("path"), self._text("title"), workshops, participants, self._text("opened_at")
                )
            )
        self._store.endArray()
        return [recent for recent in found if recent.path]

    def remember(self, recent: Recent) -> None:
        """Puts an initiative first."""
        others = [other for other in self.recents() if other.path != recent.path]
        self._write([recent, *others][:RECENT_LIMIT])

    def forget(self, path: str) -> None:
        """Takes an initiative off the list; its file stays."""
        self._write([other for other in self.recents() if other.path != path])

    def _write(self, recents: list[Recent]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(recents))
        for index, recent in enumerate(recents):
            self._store.setArrayIndex(index)
            for key, value in asdict(recent).items():
                self._store.setValue(key, str(value))
        self._store.endArray()
        self._store.sync()


def _place(path: Path) -> str:
    import hashlib  # not before the first paint

    return "places/" + hashlib.sha256(str(path).encode()).hexdigest()[:16]
