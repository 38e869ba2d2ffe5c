"""The catalogue hears every message, keeps what translators wrote, and complains about what would show."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import catalogue


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small house that says two things, one on a page."""
    (tmp_path / "atelier_app").mkdir()
    (tmp_path / "resources" / "templates" / "phones").mkdir(parents=True)
    _says(tmp_path, 'print(_("Good morning, {name}"))')
    page = "{% trans count=n %}{{ count }} idea{% pluralize %}{{ count }} ideas{% endtrans %}{{ _('Send') }}"
    (tmp_path / "resources" / "templates" / "phones" / "ideas.html").write_text(page)
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path / "locales")
    monkeypatch.setattr(catalogue, "TEMPLATE", tmp_path / "locales" / "atelier.pot")
    return tmp_path


def test_code_and_pages_are_heard(house: Path) -> None:
    said = {message.id for message in catalogue.collect() if message.id}
    assert said == {"Good morning, {name}", "Send", ("%(count)s idea", "%(count)s ideas")}


@pytest.mark.parametrize(
    "code",
    [
        'N_("Later")',
        'pgettext("a moment", "Later")',
        'ngettext("Later", "Much later", 2)',
        '_("La"\n  "ter")',
    ],
)
def test_every_way_of_saying_is_heard(house: Path, code: str) -> None:
    _says(house, f"x = ({code})")
    assert any("Later" in (message.id, message.id[0]) for message in catalogue.collect() if message.id)


def test_what_lacks_its_french_is_a_complaint(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue.update()
    assert catalogue.check() == 3
    assert "“Send” (resources/templates/phones/ideas.html) has no translation" in capsys.readouterr().err
    _translate(house, "Send", "Envoyer")
    assert catalogue.check() == 2


def test_a_translation_must_name_the_same_facts(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue.update()
    _translate(house, "Good morning, {name}", "Bonjour {nom}")
    catalogue.check()
    assert "should name name" in capsys.readouterr().err


def test_what_is_said_again_has_kept_its_french(house: Path) -> None:
    catalogue.update()
    _translate(house, "Good morning, {name}", "Bonjour {name}")
    for code in ('_("Something else")', '_("Good morning, {name}")'):
        _says(house, code)
        catalogue.update()
    assert 'msgstr "Bonjour {name}"' in _po(house).read_text(encoding="utf-8")
    assert _po(house).with_suffix(".mo").is_file()


def test_nothing_new_changes_no_file(house: Path) -> None:
    catalogue.update()
    before = {path: path.stat().st_mtime_ns for path in (_po(house), catalogue.TEMPLATE)}
    catalogue.update()
    assert {path: path.stat().st_mtime_ns for path in before} == before


def _says(house: Path, code: str) -> None:
    (house / "atelier_app" / "page.py").write_text(code, encoding="utf-8")


def _po(house: Path) -> Path:
    return house / "locales" / "fr" / "LC_MESSAGES" / "atelier.po"


def _translate(house: Path, message: str, french: str) -> None:
    text = _po(house).read_text(encoding="utf-8")
    _po(house).write_text(
        text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{french}"'),
        encoding="utf-8",
    )
