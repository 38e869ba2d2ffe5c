"""Where the pictures of one language go, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.places import BUILD

ALBUM = BUILD / "screenshots"


@dataclass
class Album:
    """The folder of one language. Pictures are numbered as they are taken, so that the folder tells the story."""

    language: str
    taken: int = 0

    def __post_init__(self) -> None:
        self.folder = ALBUM / self.language
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.png"):
            old.unlink()

    def place(self, area: str, what: str, look: str = "") -> Path:
        """Where the next picture goes: `place("window", "ideas", "dark")`."""
        self.taken += 1
        name = "-".join(filter(None, (f"{self.taken:03d}", area, what, look)))
        return self.folder / f"{name}.png"
