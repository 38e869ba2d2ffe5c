"""The columns of a table of ideas: those that an exported board has, and the headings that people give them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from atelier_app.domain.board import Colour
from atelier_app.domain.text import fold
from atelier_app.exchange.headings import words


class Column(StrEnum):
    """What an exported board says of each note, under these headings in every language."""

    TEXT = "text"
    GROUP = "group"
    ZONE = "zone"
    THEME = "theme"
    TERRITORY = "territory"
    AUTHOR = "author"
    COLOR = "color"
    X = "x"
    Y = "y"
    SOURCE = "source"
    INBOX = "inbox"
    ORIGINALS = "originals"
    COMMENTS = "comments"
    PICTURE = "picture"
    GROUP_ID = "group_id"
    ID = "id"


# Folded, words only. Where two columns of a table mean the same, the one whose heading comes first here is it.
_ALIKE = {
    Column.TEXT: "text|texte|idee|idees|idea|ideas|note|notes|contenu|content|proposition|propositions"
    "|contribution|contributions|post it|sticky note",
    Column.GROUP: "group|groupe|groups|groupes|regroupement|cluster|categorie|category",
    Column.ZONE: "zone|zones|cadre|frame",
    Column.THEME: "theme|themes|thematique|thematiques|topic|tag|sujet",
    Column.TERRITORY: "territory|territoire|territoires|commune|canton|ville|town|city",
    Column.AUTHOR: "author|auteur|autrice|auteure|auteur rice|auteurs|authors|participant|participante"
    "|nom|name|label|table",
    Column.COLOR: "color|colour|couleur|papier|paper",
    Column.X: "x|position x",
    Column.Y: "y|position y",
    Column.GROUP_ID: "group id",
}
_PAPERS = {
    Colour.YELLOW: "yellow|jaune",
    Colour.CORAL: "coral|corail",
    Colour.GREEN: "green|vert|verte",
    Colour.BLUE: "blue|bleu|bleue",
    Colour.VIOLET: "violet|violette|purple|mauve",
    Colour.SAND: "sand|sable|beige",
}
_COLUMNS = {
    said: (column, rank) for column, alike in _ALIKE.items() for rank, said in enumerate(alike.split("|"))
}
_COLOURS = {name: colour for colour, names in _PAPERS.items() for name in names.split("|")}


def holds_texts(heading: str) -> bool:
    """Whether a column of this heading holds the ideas themselves."""
    return _known(heading)[0] is Column.TEXT


def columns(headings: Sequence[str]) -> dict[Column, int]:
    """Where each column stands, of those that are there."""
    found: dict[Column, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        column, rank = _known(heading)
        if column is not None and (column not in found or rank < found[column][0]):
            found[column] = rank, place
    return {column: place for column, (_rank, place) in found.items()}


def is_ours(headings: Sequence[str]) -> bool:
    """Whether a table was exported here, so that its texts are guarded against spreadsheets."""
    return set(Column) <= set(headings)


def colour(name: str) -> Colour | None:
    """The paper of this name, in French or English."""
    return _COLOURS.get(fold(name).strip())


def _known(heading: str) -> tuple[Column | None, int]:
    return _COLUMNS.get(words(heading), (None, 0))
