"""Posters and table cards: what they show is read by a scanner and by the eye."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from atelier_app.documents.papers import write_poster
from atelier_app.documents.posters import listed, numbered, poster
from atelier_app.support.language import speaking
from atelier_app.support.wifi import Wifi
from tests.documents.presences import presence

ADDRESS = "http://192.168.1.20:8080"
WIFI = Wifi("Salle des Fêtes", 'co:construire;2021"\\')


def codes(path: Path) -> list[list[str]]:
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        picture = page.render(scale=1.5, grayscale=True).to_pil()
        found.append([code.text for code in zxingcpp.read_barcodes(picture)])
    document.close()
    return found


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("A3", 842)])
def test_a_poster_shows_the_wifi_then_the_page(tmp_path: Path, paper: str, width: int) -> None:
    path = tmp_path / "poster.pdf"
    with speaking("en"):
        assert write_poster(poster(presence(3), ADDRESS, WIFI), path, paper) == 1
    assert sorted(codes(path)[0]) == sorted([WIFI.code, ADDRESS])
    page = PdfReader(path).pages[0]
    assert round(page.mediabox.width) == width
    text = page.extract_text()
    for part in ("Salle des Fêtes", WIFI.password, "192.168.1.20:8080", "Join the Wi-Fi", "Open the page"):
        assert part in text


def test_without_wifi_there_is_one_code(tmp_path: Path) -> None:
    with speaking("en"):
        write_poster(poster(presence(3), ADDRESS), tmp_path / "poster.pdf")
    assert codes(tmp_path / "poster.pdf") == [[ADDRESS]]


def test_each_table_has_a_card_that_says_the_same_on_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    with speaking("en"):
        assert write_poster(poster(presence(3), ADDRESS, WIFI, numbered(3)), path) == 2
    assert [len(found) for found in codes(path)] == [8, 4]
    texts = [page.extract_text() for page in PdfReader(path).pages]
    assert [texts[0].count(name) for name in ("Table 1", "Table 2", "Table 3")] == [2, 2, 0]
    assert texts[1].count("Table 3") == 2


def test_the_tables_of_the_list_are_in_the_order_people_count() -> None:
    shown = presence(20)
    assert listed(shown) == tuple(f"Table {number}" for number in range(1, 7))


def test_the_longest_network_and_password_are_whole(tmp_path: Path) -> None:
    wifi = Wifi("n" * 32, "W" * 63)
    with speaking("fr"):
        write_poster(
            poster(presence(3, title="Titre " * 33), ADDRESS, wifi, ("Nom " * 30,)), tmp_path / "cards.pdf"
        )
        write_poster(poster(presence(3, title="Titre " * 33), ADDRESS, wifi), tmp_path / "poster.pdf")
    for name in ("cards", "poster"):
        text = "".join(PdfReader(tmp_path / f"{name}.pdf").pages[0].extract_text().split())
        assert "n" * 32 in text
        assert "W" * 63 in text
