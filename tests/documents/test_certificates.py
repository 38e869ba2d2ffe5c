"""Certificates: a page for each person who came, for what they came to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier_app.documents.certificates import certificates
from atelier_app.documents.papers import write_certificates
from atelier_app.documents.presence import only
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import speaking
from tests.documents.presences import presence

ISSUED = date(2021, 4, 9)


def test_everyone_who_came_has_a_page_and_nobody_else(tmp_path: Path) -> None:
    shown = presence(20, 2)
    with speaking("en"):
        made = certificates(shown, ISSUED)
        count = write_certificates(made, tmp_path / "certificates.pdf")
    came = [one for one in shown.attendees if one.attendances]
    assert 0 < len(came) < 20
    assert [page.name for page in made.pages] == [one.participant.full_name for one in came]
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "certificates.pdf").pages]
    assert len(texts) == count == len(came)
    for text, one in zip(texts, came, strict=True):
        assert one.participant.full_name in text
        for part in (
            "Sarthe, le Département",
            "Usages numériques en Sarthe",
            "Le Mans",
            "9 April 2021",
            "Claire Martin",
        ):
            assert part in text


def test_only_the_half_days_that_one_came_to_are_certified() -> None:
    with speaking("fr"):
        made = certificates(presence(20, 2), ISSUED)
    assert {tuple(half.title for half in page.attended) for page in made.pages} == {
        ("Matin", "Après-midi"),
        ("Matin",),
    }
    first = made.pages[0].attended[1]
    assert (first.day, first.hours.split()) == ("Jeudi 8 avril 2021", ["14", "h", "–", "17", "h"])


def test_leaving_early_is_not_hidden() -> None:
    with speaking("en"):
        assert "left" in certificates(presence(4), ISSUED).pages[2].attended[0].arrived


def test_asked_for_the_absent_alone_there_is_nothing_to_certify() -> None:
    shown = presence(20)
    absent = [one.participant.id for one in shown.attendees if not one.attendances]
    with pytest.raises(Refused) as caught:
        certificates(only(shown, absent), ISSUED)
    assert caught.value.code is Refusal.NOBODY_CAME


def test_someone_who_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        only(presence(3), ["person-1", "stranger"])
    assert caught.value.code is Refusal.UNKNOWN_PARTICIPANT


def test_twelve_half_days_and_the_oddest_names_fit_a_page(tmp_path: Path) -> None:
    with speaking("fr"):
        made = certificates(presence(5, 12, odd=True, title="Titre " * 33), ISSUED)
        assert write_certificates(made, tmp_path / "c.pdf") == len(made.pages)
    for page in PdfReader(tmp_path / "c.pdf").pages:
        assert "Claire Martin" in page.extract_text()
