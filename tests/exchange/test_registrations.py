"""Registrations as people's tools write them, and what is not a table at all."""

from __future__ import annotations

import csv
import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atelier_app.domain.attendance import REGISTRATIONS_LIMIT
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.exchange.formulas import unguarded
from atelier_app.exchange.registrations import (
    Problem,
    Reason,
    RegistrationTable,
    problem_sentence,
    read_registrations,
)
from atelier_app.support.language import speaking


def people(table: RegistrationTable) -> list[tuple[str, str, str]]:
    return [(p.last_name, p.first_name, p.organisation) for p in table.participants]


def reasons(table: RegistrationTable) -> list[tuple[int, Reason]]:
    return [(p.line, p.reason) for p in table.problems]


def refusal(source: Path | bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_registrations(source, name="liste.csv")
    return caught.value


# --- what tools write


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le", "utf-16-be"])
def test_any_delimiter_and_any_encoding_give_the_same_people(delimiter: str, encoding: str) -> None:
    text = "Nom;Prénom;Organisme\r\nLefèvre;Anaïs;Mairie de Cœurville\r\nBenali;Karim;Le Relais\r\n"
    table = read_registrations(text.replace(";", delimiter).encode(encoding))
    assert people(table) == [
        ("Lefèvre", "Anaïs", "Mairie de Cœurville"),
        ("Benali", "Karim", "Le Relais"),
    ]
    assert table.problems == ()


def test_a_big_endian_mark_is_understood() -> None:
    assert people(read_registrations("\ufeffnom\nNoël\n".encode("utf-16-be"))) == [("Noël", "", "")]


def test_two_tools_can_have_written_to_one_file() -> None:
    data = "Nom;Prénom\nLefèvre;Anaïs\n".encode() + "Noël;Zoé\n".encode("cp1252")
    assert people(read_registrations(data)) == [("Lefèvre", "Anaïs", ""), ("Noël", "Zoé", "")]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("E-mail,Organisation,First name,Last name", "a@example.org,Library,Anne,Lefevre"),
        ("STRUCTURE,PRÉNOM(S),NOM DE FAMILLE,Courriel", "Library,Anne,Lefevre,a@example.org"),
        (
            "N°,Votre nom,Votre prénom,Nom de la structure,Adresse e-mail",
            "7,Lefevre,Anne,Library,a@example.org",
        ),
        ("Nom / prénom,Organisme,Mél", "LEFEVRE Anne,Library,a@example.org"),
        ("Participant,Company,Mail address", "Anne Lefevre,Library,a@example.org"),
        ("Full name,Company,Mail", '"Lefevre, Anne",Library,a@example.org'),
    ],
)
def test_headings_come_in_french_or_english_and_in_any_order(headings: str, row: str) -> None:
    (person,) = read_registrations(f"{headings}\n{row}\n".encode()).participants
    assert (person.last_name.title(), person.first_name) == ("Lefevre", "Anne")
    assert (person.organisation, person.email) == ("Library", "a@example.org")


def test_role_and_territory_are_read() -> None:
    (person,) = read_registrations("Nom;Fonction;Commune\nNoël;Maire;Sillé\n".encode()).participants
    assert (person.role, person.territory) == ("Maire", "Sillé")


@pytest.mark.parametrize(
    ("heading", "name", "expected"),
    [
        ("Nom et prénom", "LE GOFF Anne-Lise", ("LE GOFF", "Anne-Lise")),
        ("Nom et prénom", "Le Goff Anne-Lise", ("Le Goff", "Anne-Lise")),
        ("Prénom et nom", "Anne-Lise Le Goff", ("Le Goff", "Anne-Lise")),
        ("Prénom Nom", "Anne LE GOFF", ("LE GOFF", "Anne")),
        ("Nom complet", "Madonna", ("Madonna", "")),
        ("Nom", "Anne Lefèvre", ("Anne Lefèvre", "")),
    ],
)
def test_a_name_in_one_cell_is_split_where_it_can_be_told(
    heading: str, name: str, expected: tuple[str, str]
) -> None:
    (person,) = read_registrations(f"{heading}\n{name}\n".encode()).participants
    assert (person.last_name, person.first_name) == expected


def test_titles_above_the_headings_and_empty_lines_do_no_harm() -> None:
    text = "Inscriptions à l'atelier 2;;\n\n;;\nNom;Prénom;Organisme\n\n;;\nNoël;Zoé;Relais\n\n"
    assert people(read_registrations(text.encode())) == [("Noël", "Zoé", "Relais")]


def test_the_delimiter_that_a_spreadsheet_announces_is_taken() -> None:
    assert people(read_registrations(b"sep=;\r\nnom;organisme\r\nNoel;A, B, C\r\n")) == [
        ("Noel", "", "A, B, C")
    ]


def test_quotes_and_line_breaks_inside_cells_are_kept_out_of_the_way() -> None:
    text = 'Nom;Organisme\n"Noël";"Les ""Amis""\ndu livre; et plus"\nPetit;Club "Astro"\n'
    table = read_registrations(text.encode())
    assert people(table) == [("Noël", "", 'Les "Amis" du livre; et plus'), ("Petit", "", 'Club "Astro"')]


def test_names_in_any_script_pass() -> None:
    text = "nom;prénom\nالعربي;ليلى\n<script>;👩‍🌾\n"
    assert people(read_registrations(text.encode())) == [("العربي", "ليلى", ""), ("<script>", "👩‍🌾", "")]


# --- rows left out


def test_a_double_is_listed_with_the_line_of_the_first() -> None:
    text = (
        "Nom;Prénom;Organisme;Courriel\n"
        "Le Goff;Anne-Lise;Relais;\n"
        "ANNE LISE;LE GOFF;RELAIS;\n"  # the same name in another order
        "Le Goff;Anne-Lise;Mairie;a@example.org\n"  # elsewhere: someone else
        "Legoff;Anne-Lise;;A@Example.org\n"  # the same address and nearly the same name
        "Petit;Paul;;A@Example.org\n"  # an address shared by two people
    )
    table = read_registrations(text.encode())
    assert [person.full_name for person in table.participants] == [
        "Anne-Lise Le Goff",
        "Anne-Lise Le Goff",
        "Paul Petit",
    ]
    assert table.problems == (
        Problem(3, Reason.SAME_PERSON, 2, "LE GOFF ANNE LISE"),
        Problem(5, Reason.SAME_EMAIL, 4, "Anne-Lise Legoff"),
    )


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = 'Nom;Organisme\r\n"Noël";"deux\r\nlignes"\r\n\r\n;Sans nom\r\n'
    assert reasons(read_registrations(text.encode())) == [(5, Reason.NO_NAME)]


def test_a_quote_left_open_costs_its_own_line_only() -> None:
    text = 'Nom;Organisme\nNoël;"Relais\nPetit;Mairie\nMartin;"La Poste"\nRoy;"a"b\nDurand;Club\n'
    table = read_registrations(text.encode())
    assert [p.last_name for p in table.participants] == ["Petit", "Martin", "Durand"]
    assert reasons(table) == [(2, Reason.UNREADABLE), (5, Reason.UNREADABLE)]


def test_every_kind_of_bad_row_is_listed_and_the_rest_is_read() -> None:
    lines = [
        b"Nom;Organisme",
        b"No\x00el;Relais",
        b"Petit;Mairie;trop",
        b"Martin",
        b"Durand;Club;;;",
        b"   ;Relais",
        b"x" * 121 + b";Relais",
        b"Damag\x81ed;Relais \xe9",
    ]
    table = read_registrations(b"\n".join(lines))
    assert [p.last_name for p in table.participants] == ["Martin", "Durand"]
    assert reasons(table) == [
        (2, Reason.UNREADABLE),
        (3, Reason.TOO_MANY_CELLS),
        (6, Reason.NO_NAME),
        (7, Reason.TOO_LONG),
        (8, Reason.UNREADABLE),
    ]


def test_there_are_at_most_five_thousand_people() -> None:
    text = "nom\n" + "".join(f"N{i}\n" for i in range(REGISTRATIONS_LIMIT + 3))
    table = read_registrations(text.encode())
    assert len(table.participants) == REGISTRATIONS_LIMIT
    assert reasons(table) == [(REGISTRATIONS_LIMIT + 2, Reason.TOO_MANY_ROWS)]


def test_a_file_of_quotes_is_read_in_reasonable_time() -> None:
    text = "nom\n" + '"x\n' * 20_001
    table = read_registrations(text.encode())
    assert len(table.participants) + len(table.problems) > 0


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_sentence(reason: Reason) -> None:
    with speaking("en"):
        told = problem_sentence(Problem(4, reason, first_line=2))
    assert told
    assert "{" not in told


# --- what is no table


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01" + bytes(range(256)) * 8,
        b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"SQLite format 3\x00",
        bytes(range(256)) * 10,
        b"\x00" * 4000,
        b"\xff\xfeN",
    ],
    ids=["jpeg", "xlsx", "pdf", "xls", "atelier", "noise", "zeros", "half a letter"],
)
def test_what_is_no_table_is_refused_by_name(data: bytes) -> None:
    refused = refusal(data)
    assert (refused.code, refused.facts["name"]) == (Refusal.NOT_A_TABLE, "liste.csv")


@pytest.mark.parametrize("data", [b"", b" \r\n\r\n"])
def test_an_empty_file_says_so(data: bytes) -> None:
    assert refusal(data).code is Refusal.EMPTY_TABLE


@pytest.mark.parametrize("text", ["Ville;Organisme\nLe Mans;Relais\n", "Bonjour à tous,\nvoici la liste.\n"])
def test_a_table_without_names_says_so(text: str) -> None:
    assert refusal(text.encode()).code is Refusal.NO_NAME_COLUMN


def test_headings_alone_give_nobody() -> None:
    assert read_registrations(b"Nom;Organisme\n") == RegistrationTable((), ())


def test_files_that_cannot_be_read_are_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv").code is Refusal.FILE_MISSING
    assert refusal(tmp_path).code is Refusal.NOT_A_TABLE
    (tmp_path / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0")
    assert refusal(tmp_path / "photo.csv").facts["name"] == "photo.csv"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("nom\n", encoding="utf-8")
    path.chmod(0)
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # root reads everything: the system's answer is played
        monkeypatch.setattr(Path, "open", _denied)
    assert refusal(path).code is Refusal.CANNOT_READ


def _denied(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


# --- whatever people write comes back

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFÀÂÉÈÊËÎÏÔÙÛÜÇàâéèêëîïôùûüç"
NAMES = st.text(LETTERS + " '-", min_size=1, max_size=30).filter(str.strip)
CELLS = st.text(LETTERS + " ;,\t\"'\n()&@.0123456789", max_size=60)
HEADINGS = ("Nom", "Prénom", "Organisme", "Fonction", "Commune")


@given(
    rows=st.lists(st.tuples(NAMES, NAMES, CELLS, CELLS, CELLS), min_size=1, max_size=20),
    order=st.permutations(range(5)),
    delimiter=st.sampled_from([";", ",", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    ending=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@example([("A", "B", 'x"\n";', "", "")], [0, 1, 2, 3, 4], ";", "cp1252", "\r\n", csv.QUOTE_MINIMAL)
def test_what_is_written_is_read_again(
    rows: list[tuple[str, ...]], order: list[int], delimiter: str, encoding: str, ending: str, quoting: int
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow([HEADINGS[i] for i in order])
    writer.writerows([row[i] for i in order] for row in rows)
    table = read_registrations(out.getvalue().encode(encoding))
    read = {(p.last_name, p.first_name, p.organisation, p.role, p.territory) for p in table.participants}
    written = {tuple(clean(unguarded(cell), 120) for cell in row) for row in rows}
    assert read <= written
    assert len(table.participants) + len(table.problems) == len(rows)
    assert {p.reason for p in table.problems} <= {Reason.SAME_PERSON}


@given(data=st.binary(max_size=300))
def test_no_bytes_make_it_fall(data: bytes) -> None:
    with suppress(Refused):
        read_registrations(data)
    with suppress(Refused):
        read_registrations(b"nom;organisme\n" + data)


@pytest.mark.parametrize(
    "data", [b"Nom" + b";x" * 100_000, b"Nom\n" + b"\n" * 300_000, b"Nom\r" + b"\r" * 300_000]
)
def test_what_would_only_keep_the_computer_busy_is_no_table(data: bytes) -> None:
    assert refusal(data).code in (Refusal.TABLE_TOO_LARGE, Refusal.NOT_A_TABLE, Refusal.NO_NAME_COLUMN)


@pytest.mark.parametrize(
    "second", ["Last name;First name;Organisation", "Nom ;prénom;", "Surname;Given name;E-mail"]
)
def test_a_second_line_of_headings_is_nobody(second: str) -> None:
    table = read_registrations(f"Nom;Prénom;Organisme\n{second}\nNoël;Zoé;Relais\n".encode())
    assert people(table) == [("Noël", "Zoé", "Relais")]
    assert table.problems == ()


def test_someone_whose_name_is_also_a_heading_stays() -> None:
    table = read_registrations(b"Nom;Prenom;Organisme\nVille;Anne;Mairie\nPoste;Role;\n")
    assert [last for last, _first, _organisation in people(table)] == ["Ville", "Poste"]
