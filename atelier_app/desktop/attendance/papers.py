"""What comes out of the list: the attendance sheet, certificates, badges, posters and table cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from atelier_app.desktop.attendance.join_card import readable
from atelier_app.desktop.documents.dialog import FORMATS, DocumentDialog, Source
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import line_field, roomy
from atelier_app.desktop.look.widgets import label
from atelier_app.desktop.start.settings import Settings
from atelier_app.domain.attendance import Attendee
from atelier_app.support.language import N_, _, ngettext

People = Sequence[Attendee]
_SORTS = {"name": N_("By name"), "organisation": N_("By organisation"), "arrival": N_("By arrival")}
_LABELS = {
    "L7163": N_("Avery L7163: 14 a page, 99 × 38 mm"),
    "L4785": N_("Avery L4785: 10 a page, 80 × 50 mm"),
    "": N_("A grid of your own"),
}
_PER_SHEET = {"L7163": 14, "L4785": 10}
_WIFI_LIMIT, _PASSWORD_LIMIT = 32, 63
"""What an access point's name and its password take at most."""


class SheetDialog(DocumentDialog):
    """The attendance sheet, or the blank one to be signed with a pen."""

    def __init__(self, source: Source, parent: QWidget | None = None, *, blank: bool = False) -> None:
        self._blank = blank
        self.format, self.sort = QComboBox(), QComboBox()
        for suffix, format_name in FORMATS.items():
            self.format.addItem(format_name, suffix)
        for key, sort_name in _SORTS.items():
            if not (blank and key == "arrival"):
                self.sort.addItem(_(sort_name), key)
        super().__init__(_("Blank attendance sheet") if blank else _("Attendance sheet"), source, parent)
        if not blank:
            self.field(_("Format"), self.format)
        self.field(_("Order"), self.sort)
        self.format.currentIndexChanged.connect(self.show_place)

    @property
    def suffix(self) -> str:
        return str(self.format.currentData())

    def command(self, out: Path) -> list[str]:
        words = ["attendance", str(self.source.file), f"--{self.suffix}", str(out)]
        words += ["--sort", str(self.sort.currentData()), *(["--blank"] if self._blank else [])]
        return [*words, *self.source.arguments]


class _PeopleDialog(DocumentDialog):
    """Of documents made for people: for everyone, or for those who are selected."""

    def __init__(
        self, name: str, source: Source, everyone: People, selected: People, parent: QWidget | None
    ) -> None:
        self.whom = QComboBox()
        all_ = ngettext("Everyone: {n} person", "Everyone: {n} people", len(everyone))
        some = ngettext("Selected: {n} person", "Selected: {n} people", len(selected))
        if selected:
            self.whom.addItem(some.format(n=number(len(selected))), selected)
        self.whom.addItem(all_.format(n=number(len(everyone))), everyone)
        self._everyone = everyone
        super().__init__(name, source, parent)
        self.field(_("For whom"), self.whom)

    @property
    def people(self) -> People:
        chosen: People = self.whom.currentData()
        return chosen

    def given(self) -> str:
        return "".join(f"{attendee.participant.id}\n" for attendee in self.people)


class CertificatesDialog(_PeopleDialog):
    """A certificate of attendance for each person who came."""

    def __init__(
        self, source: Source, everyone: People, selected: People, parent: QWidget | None = None
    ) -> None:
        came, chosen = ([one for one in people if one.attendances] for people in (everyone, selected))
        super().__init__(_("Certificates of attendance"), source, came, chosen, parent)
        self.fields.addRow(label(_("One page a person, for those who came."), "small", wrap=True))

    def command(self, out: Path) -> list[str]:
        words = ["certificates", str(self.source.file), "--pdf", str(out)]
        return [*words, "--people", "-", *self.source.arguments]


class BadgesDialog(_PeopleDialog):
    """Badges on labels; says beforehand whose older ones will stop working."""

    def __init__(
        self, source: Source, everyone: People, selected: People, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Badges"), source, everyone, selected, parent)
        self.labels = QComboBox()
        for key, name in _LABELS.items():
            self.labels.addItem(_(name), key)
        self.across, self.down = QSpinBox(minimum=1, maximum=3), QSpinBox(minimum=1, maximum=8)
        self.across.setValue(2)
        self.down.setValue(5)
        self.first = QSpinBox(minimum=1)
        self.marks = QCheckBox(_("Marks to cut along"))
        for field in (self.across, self.down, self.first):
            roomy(field)
        self.field(_("Labels"), self.labels)
        self.field(_("Across the page"), self.across)
        self.field(_("Down the page"), self.down)
        self.field(_("First label to print on"), self.first, _("Those before it on the first page are used."))
        self.fields.addRow(self.marks)
        self.warning = label("", "strong", wrap=True)
        self.fields.addRow(self.warning)
        self.whom.currentIndexChanged.connect(self._warn)
        for changed in (self.labels.currentIndexChanged, self.across.valueChanged, self.down.valueChanged):
            changed.connect(self._show_grid)
        self._warn()
        self._show_grid()

    def _show_grid(self) -> None:
        for field in (self.across, self.down):
            self.fields.setRowVisible(field, not self.labels.currentData())
        grid = self.across.value() * self.down.value()
        self.first.setMaximum(_PER_SHEET.get(str(self.labels.currentData()), grid))

    def _warn(self) -> None:
        holders = sum(attendee.badge for attendee in self.people)
        said = ngettext(
            "{n} of these people already has a badge: it stops working once the new one is written.",
            "{n} of these people already have a badge: theirs stop working once the new ones are written.",
            holders,
        )
        self.warning.setText(said.format(n=number(holders)))
        self.warning.setVisible(holders > 0)

    def command(self, out: Path) -> list[str]:
        grid = str(self.labels.currentData()) or f"{self.across.value()}x{self.down.value()}"
        words = ["badges", str(self.source.file), "--pdf", str(out), "--format", grid]
        words += ["--first", str(self.first.value()), *(["--marks"] if self.marks.isChecked() else [])]
        if self.source.address:
            words += ["--address", readable(self.source.address)]
        return [*words, "--people", "-", *self.source.arguments]


class PosterDialog(DocumentDialog):
    """The poster for the room or the cards for the tables; the Wi-Fi is remembered only where that is asked."""

    def __init__(
        self,
        source: Source,
        tables: int = 0,
        parent: QWidget | None = None,
        *,
        settings: Callable[[], Settings] = Settings,
    ) -> None:
        self.what = QComboBox()
        self.what.addItem(_("A poster, A4"), ("--paper", "A4"))
        self.what.addItem(_("A poster, A3"), ("--paper", "A3"))
        if tables:
            said = ngettext(
                "A card for the {n} table of the list", "Cards for the {n} tables of the list", tables
            )
            self.what.addItem(said.format(n=number(tables)), ("--cards", "0"))
        self.what.addItem(_("Cards for numbered tables"), ())
        super().__init__(_("Poster and table cards"), source, parent)
        self._settings = settings()
        name, password = self._settings.wifi
        self.wifi, self.password = line_field(name, _WIFI_LIMIT), line_field(password, _PASSWORD_LIMIT)
        self.password.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.remember = QCheckBox(_("Remember the Wi-Fi on this computer"))
        self.remember.setChecked(bool(name))
        self.cards = QSpinBox(minimum=1, maximum=200, value=8)
        roomy(self.cards)
        self.field(_("What to print"), self.what)
        self.field(_("How many tables"), self.cards)
        hint = _("Left empty, only the way to the page is printed.")
        self.field(_("Name of the Wi-Fi"), self.wifi, hint)
        self.field(_("Its password"), self.password)
        self.fields.addRow(self.remember)
        self.what.currentIndexChanged.connect(self._show_cards)
        self._show_cards()

    def _show_cards(self) -> None:
        self.fields.setRowVisible(self.cards, not self.what.currentData())

    def save(self) -> bool:
        if self.remember.isChecked():
            self._settings.keep_wifi(self.wifi.text(), self.password.text())
        else:
            self._settings.forget_wifi()
        return super().save()

    def command(self, out: Path) -> list[str]:
        words = ["poster", str(self.source.file), "--pdf", str(out)]
        words += self.what.currentData() or ("--cards", str(self.cards.value()))
        if self.source.address:
            words += ["--address", readable(self.source.address)]
        if self.wifi.text().strip():
            words += ["--wifi", self.wifi.text().strip()]
        return [*words, *self.source.arguments]

    def variables(self) -> Mapping[str, str]:
        return {"ATELIER_WIFI_PASSWORD": self.password.text()}
