"""Badges: each is read as its own person's at any resolution, and works only once its sheet is there."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from atelier_app.documents.badges import BadgeSheets, badge_sheets
from atelier_app.documents.labels import FORMATS, Labels, labels
from atelier_app.documents.papers import write_badges
from atelier_app.domain.badges import MintBadges
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import speaking
from tests.documents.presences import ODD_PEOPLE, presence

ADDRESS = "http://192.168.100.100:8080"


def sheets(people: int = 20, form: Labels = FORMATS["L7163"], **more: int) -> BadgeSheets:
    with speaking("fr"):
        return badge_sheets(presence(people, odd=True), ADDRESS, form, **more)  # type: ignore[arg-type]


def no_mint(_command: MintBadges) -> None:
    """Nobody has to know these badges."""


def no_more(_command: MintBadges) -> None:
    pytest.fail("these badges must not become valid")


def scanned(path: Path, dpi: int, pages: int | None = None) -> list[tuple[str, float, float]]:
    """The codes on each page, with the middle of each in points from the top left."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for index in range(pages or len(document)):
        picture = document[index].render(scale=dpi / 72, grayscale=True).to_pil()
        for code in zxingcpp.read_barcodes(picture):
            left, right = code.position.top_left, code.position.bottom_right
            if "/b/" in code.text:  # among random modules a scanner may well see a code of another kind
                found.append((code.text, (left.x + right.x) * 36 / dpi, (left.y + right.y) * 36 / dpi))
    document.close()
    return found


def test_every_badge_of_three_hundred_is_read_as_its_own_persons(tmp_path: Path) -> None:
    """Each code stands on the label of its person: the mint pairs hashes with the same people, in the same order."""
    made = sheets(300 - len(ODD_PEOPLE))
    write_badges(made, tmp_path / "badges.pdf", no_mint)
    codes = [code for code, _x, _y in scanned(tmp_path / "badges.pdf", 80)]
    assert len(codes) == 300
    people = {one.participant.id: one.participant.full_name for one in presence(293, odd=True).attendees}
    minted = {one.badge_hash: people[one.participant_id] for one in made.mint.badges}
    named = {badge.code: badge.name for badge in made.badges}
    for code in codes:
        assert minted[badge_hash(code.rpartition("/b/")[2])] == named[code]


@pytest.mark.parametrize("form", ["L7163", "L4785", "3x8"])
@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_a_code_is_read_at_any_resolution(tmp_path: Path, form: str, dpi: int) -> None:
    found = labels(form)
    assert found
    made = sheets(found.per_sheet, found)
    write_badges(made, tmp_path / "badges.pdf", no_mint)
    codes = {code for code, _x, _y in scanned(tmp_path / "badges.pdf", dpi, pages=1)}
    assert codes == {badge.code for badge in made.badges[: found.per_sheet]}


@pytest.mark.parametrize("form", ["L7163", "L4785", "2x6"])
def test_each_code_is_on_the_label_that_bears_its_name(tmp_path: Path, form: str) -> None:
    found = labels(form)
    assert found
    made = sheets(6, found, first=3)
    write_badges(made, tmp_path / "badges.pdf", no_mint)
    places = {code: (x / 72 * 25.4, y / 72 * 25.4) for code, x, y in scanned(tmp_path / "badges.pdf", 72, 1)}
    for place, badge in enumerate(made.badges[: found.per_sheet - 2], 2):
        x, y = found.corner(place)
        across, down = places[badge.code]
        assert x + found.width / 2 < across < x + found.width
        assert y < down < y + found.height


def test_no_name_is_ever_cut(tmp_path: Path) -> None:
    for form in ("L7163", "L4785", "3x8"):
        found = labels(form)
        assert found
        write_badges(sheets(0, found), tmp_path / "badges.pdf", no_mint)
        text = "".join(PdfReader(tmp_path / "badges.pdf").pages[0].extract_text().split())
        for person in ODD_PEOPLE:
            if person.id not in {"arabic", "hebrew"}:
                assert "".join(person.full_name.split()) in text
                assert "".join(person.organisation.split()) in text


def test_the_notice_is_at_the_foot_or_on_a_page_of_its_own(tmp_path: Path) -> None:
    for margin, pages in ((10, 2), (0, 2), (16, 1)):
        found = labels("2x5", margin)
        assert found
        assert write_badges(sheets(2, found), tmp_path / "badges.pdf", no_mint) == pages
        text = PdfReader(tmp_path / "badges.pdf").pages[-1].extract_text()
        assert "Sarthe, le Département" in " ".join(text.split())


def test_a_code_works_only_once_its_sheet_is_drawn_and_before_it_is_in_place(tmp_path: Path) -> None:
    path, seen = tmp_path / "badges.pdf", []
    path.write_bytes(b"older")

    def mint(command: MintBadges) -> None:
        seen.append(
            (command, path.read_bytes(), [one.stat().st_size > 1000 for one in tmp_path.glob("*.part")])
        )

    made = sheets(4)
    write_badges(made, path, mint)
    assert seen == [(made.mint, b"older", [True])]
    assert path.read_bytes().startswith(b"%PDF")


def test_badges_that_cannot_be_drawn_are_not_made_valid(tmp_path: Path) -> None:
    def cancel(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_badges(sheets(4), tmp_path / "badges.pdf", no_more, cancel)
    with pytest.raises(Refused):
        write_badges(sheets(4), tmp_path / "no" / "badges.pdf", no_more)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_badge_leaves_the_earlier_sheets(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"older")

    def refuse(_command: MintBadges) -> None:
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)

    with pytest.raises(Refused) as caught:
        write_badges(sheets(4), path, refuse)
    assert caught.value.code is Refusal.UNKNOWN_PARTICIPANT
    assert path.read_bytes() == b"older"


def test_sheets_that_cannot_take_their_place_say_that_the_older_badges_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"

    def mint(_command: MintBadges) -> None:
        path.mkdir()  # whatever happens to that place just then

    with pytest.raises(Refused) as caught:
        write_badges(sheets(4), path, mint)
    assert caught.value.code is Refusal.BADGES_NOT_IN_PLACE
    assert caught.value.facts["name"] == "badges.pdf"


def test_there_is_no_badge_for_nobody() -> None:
    with pytest.raises(Refused) as caught:
        badge_sheets(presence(0), ADDRESS, FORMATS["L7163"])
    assert caught.value.code is Refusal.NOBODY_TO_PRINT
