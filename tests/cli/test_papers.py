"""The commands that print the papers of signing in, on the sample and on the wrong words."""

from __future__ import annotations

import io
import signal
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from atelier_app.cli.sharing import point_of_no_return
from atelier_app.domain.attendance import AttendanceList, ReadAttendance
from atelier_app.domain.badges import BadgeState, FindHolder
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.initiative import ReadInitiative
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.link import engines
from atelier_app.phones import interfaces
from atelier_app.phones.interfaces import Interface
from atelier_app.workshop.files import Reader
from tests.cli.conftest import Atelier

HERE = ("--address", "192.168.1.20:8080")


def listed(path: Path) -> AttendanceList:
    with Reader(path) as reader:
        return reader.read(ReadAttendance(sample_id(UNDER_WAY)))


def text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def codes(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    pictures = [page.render(scale=1.2, grayscale=True).to_pil() for page in document]
    document.close()
    found = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    return [code for code in found if code.startswith(("http:", "WIFI:"))]


def state(path: Path, code: str) -> BadgeState:
    with Reader(path) as reader:
        return reader.read(FindHolder(badge_hash(code.rpartition("/b/")[2]))).state


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A village hall's access point."""
    monkeypatch.setattr(interfaces, "interfaces", lambda: (Interface("wlan0", "192.168.7.9"),))


# --- badges


def test_every_badge_printed_works_and_those_before_no_longer_do(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    ran = atelier("badges", sample_file, "--pdf", first, *HERE, "--progress")
    assert (ran.code, ran.error) == (0, "")
    assert ran.out.splitlines()[0].startswith("progress 0/")
    printed = codes(first)
    assert len(printed) == len(listed(sample_file).attendees)
    assert all(code.startswith("http://192.168.1.20:8080/b/") for code in printed)
    assert {state(sample_file, code) for code in printed} == {BadgeState.VALID}
    assert atelier("badges", sample_file, "--pdf", second, *HERE, "--format", "L4785", "--marks").code == 0
    assert {state(sample_file, code) for code in printed} == {BadgeState.REPLACED}
    assert {state(sample_file, code) for code in codes(second)} == {BadgeState.VALID}


def test_badges_can_be_for_some_people_alone(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [one.participant for one in listed(sample_file).attendees[3:5]]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{person.id}\n" for person in some)))
    out = tmp_path / "badges.pdf"
    assert atelier("badges", sample_file, "--pdf", out, *HERE, "--people", "-", "--first", 3).code == 0
    assert len(codes(out)) == 2
    assert all(person.full_name in text(out) for person in some)


def test_people_who_are_not_on_the_list_have_no_badge(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given, answer in (("stranger\n", "no longer on the list"), ("", "nobody on the list")):
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        ran = atelier("badges", sample_file, "--pdf", tmp_path / "b.pdf", *HERE, "--people", "-")
        assert answer in ran.sentence
    assert not (tmp_path / "b.pdf").exists()


def test_badges_that_cannot_be_written_leave_the_earlier_ones_valid(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    atelier("badges", sample_file, "--pdf", tmp_path / "badges.pdf", *HERE)
    printed = codes(tmp_path / "badges.pdf")
    ran = atelier("badges", sample_file, "--pdf", tmp_path / "no" / "badges.pdf", *HERE)
    assert "could not be written" in ran.sentence
    assert {state(sample_file, code) for code in printed} == {BadgeState.VALID}


def test_badges_stopped_on_the_way_leave_nothing_and_the_signals_as_they_were(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    assert atelier("badges", sample_file, "--pdf", tmp_path / "badges.pdf", *HERE).code == 0
    printed = codes(tmp_path / "badges.pdf")

    def stop(_done: int, _total: int) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("atelier_app.cli.papers.telling", lambda _asked: stop)
    with pytest.raises(SystemExit) as stopped:
        atelier("badges", sample_file, "--pdf", tmp_path / "stopped.pdf", *HERE)
    assert stopped.value.code == 143
    assert not list(tmp_path.glob("*.part"))
    assert not (tmp_path / "stopped.pdf").exists()
    assert {state(sample_file, code) for code in printed} == {BadgeState.VALID}
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_told_to_stop_once_the_codes_are_valid_the_sheets_are_still_put_in_place(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def impatient() -> None:
        point_of_no_return()
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("atelier_app.cli.papers.point_of_no_return", impatient)
    out = tmp_path / "badges.pdf"
    assert atelier("badges", sample_file, "--pdf", out, *HERE).code == 0
    assert {state(sample_file, code) for code in codes(out)} == {BadgeState.VALID}


def test_a_running_engine_mints_and_says_where_phones_find_it(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    link = engines.reach(sample_file, linger=60, host="127.0.0.1", port=0)
    try:
        out = tmp_path / "badges.pdf"
        assert "Without a network" in atelier("badges", sample_file, "--pdf", out).sentence
        assert atelier("badges", sample_file, "--pdf", out, *HERE).code == 0
        token = codes(out)[0].rpartition("/b/")[2]
        assert link.read(FindHolder(badge_hash(token))).state is BadgeState.VALID
    finally:
        link.stop()
        link.close()


def test_without_an_engine_the_address_is_the_one_it_would_have_and_is_told(
    atelier: Atelier, sample_file: Path, tmp_path: Path, network: None
) -> None:
    ran = atelier("badges", sample_file, "--pdf", tmp_path / "badges.pdf")
    assert ran.out.startswith("The codes lead to http://192.168.7.9:8080;")
    assert codes(tmp_path / "badges.pdf")[0].startswith("http://192.168.7.9:8080/b/")


def test_without_any_network_an_address_is_asked_for(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interfaces, "interfaces", tuple)
    for command in ("badges", "poster"):
        ran = atelier(command, sample_file, "--pdf", tmp_path / "out.pdf")
        assert ran.sentence.endswith("give --address.")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--format", "L9999"), "is no sheet of labels"),
        (("--format", "9x9"), "is no sheet of labels"),
        (("--first", 15), "A sheet has 14 labels"),
        (("--first", 0), "not a whole number"),
        (("--address", "two words"), "is no address"),
        (("--workshop", "nowhere"), "No single workshop"),
    ],
)
def test_what_makes_no_badges_is_told(
    atelier: Atelier, sample_file: Path, tmp_path: Path, words: tuple[object, ...], answer: str
) -> None:
    ran = atelier("badges", sample_file, "--pdf", tmp_path / "badges.pdf", *HERE, *words)
    assert answer in ran.sentence
    assert not (tmp_path / "badges.pdf").exists()


# --- sheets and certificates


def test_the_attendance_sheet_of_a_workshop(atelier: Atelier, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    ran = atelier(
        "attendance", sample_file, "--pdf", out, "--sort", "organisation", "--progress", "--lang", "en"
    )
    assert (ran.code, ran.error) == (0, "")
    assert ran.out.splitlines()[-1] == f"progress {len(PdfReader(out).pages)}/{len(PdfReader(out).pages)}"
    said = text(out)
    people = listed(sample_file)
    assert f"{people.present} people came" in said
    assert all(one.participant.last_name in said for one in people.attendees)


def test_a_blank_sheet_is_to_be_signed_by_hand(atelier: Atelier, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "blank.pdf"
    assert (
        atelier("attendance", sample_file, "--pdf", out, "--blank", "--workshop", "3", "--lang", "en").code
        == 0
    )
    assert "people expected" in text(out)
    assert "people came" not in text(out)


def test_certificates_are_for_those_who_came(atelier: Atelier, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "certificates.pdf"
    assert atelier("certificates", sample_file, "--pdf", out).code == 0
    assert len(PdfReader(out).pages) == listed(sample_file).present
    assert (
        "nothing to certify" in atelier("certificates", sample_file, "--pdf", out, "--workshop", "3").sentence
    )


@pytest.mark.parametrize("command", ["badges", "attendance", "certificates", "poster"])
def test_no_paper_ever_replaces_an_initiative(atelier: Atelier, sample_file: Path, command: str) -> None:
    before = sample_file.read_bytes()
    assert "another name" in atelier(command, sample_file, "--pdf", sample_file).sentence
    assert sample_file.read_bytes() == before


@pytest.mark.parametrize("command", ["badges", "attendance", "certificates", "poster"])
def test_an_initiative_without_workshop_has_no_papers(
    atelier: Atelier, tmp_path: Path, command: str, network: None
) -> None:
    path = tmp_path / "new.atelier"
    atelier("create", path, "--title", "T")
    assert "no workshop yet" in atelier(command, path, "--pdf", tmp_path / "out.pdf").sentence


# --- posters


def test_a_poster_leads_to_the_wifi_and_the_page(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("co;construire\n"))
    out = tmp_path / "poster.pdf"
    words = ("--wifi", "Salle", "--wifi-password-stdin", "--wifi-hidden", "--paper", "A3")
    assert atelier("poster", sample_file, "--pdf", out, *HERE, *words).code == 0
    assert sorted(codes(out)) == [r"WIFI:T:WPA;S:Salle;P:co\;construire;H:true;;", "http://192.168.1.20:8080"]


def test_the_password_may_come_from_the_environment(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_WIFI_PASSWORD", "coconstruire")
    out = tmp_path / "poster.pdf"
    assert atelier("poster", sample_file, "--pdf", out, *HERE, "--wifi", "Salle").code == 0
    assert "WIFI:T:WPA;S:Salle;P:coconstruire;;" in codes(out)


def test_a_network_that_cannot_be_is_told(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_WIFI_PASSWORD", "short")
    ran = atelier("poster", sample_file, "--pdf", tmp_path / "p.pdf", *HERE, "--wifi", "Salle")
    assert "There is no such Wi-Fi" in ran.sentence


def test_cards_are_for_so_many_tables_or_those_of_the_list(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    assert atelier("poster", sample_file, "--pdf", out, *HERE, "--cards", 3, "--lang", "en").code == 0
    assert text(out).count("Table 3") == 2
    assert "how many tables" in atelier("poster", sample_file, "--pdf", out, *HERE, "--cards", 0).sentence


def test_papers_speak_the_language_of_the_initiative(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    atelier("attendance", sample_file, "--pdf", out)
    with Reader(sample_file) as reader:
        assert reader.read(ReadInitiative()).initiative.language == "fr"
    assert "Lieu" in text(out) or "LIEU" in text(out)
