"""The commands that print the papers of signing in; what they import, they import when they run."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli.paper_arguments import PASSWORD_VARIABLE
from atelier_app.cli.sharing import (
    check_apart,
    chosen_workshop,
    opened,
    point_of_no_return,
    telling,
    tidy_when_terminated,
)
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, speaking

if TYPE_CHECKING:
    from atelier_app.documents.labels import Labels
    from atelier_app.documents.presence import Presence
    from atelier_app.documents.report import Reader as Asked
    from atelier_app.support.wifi import Wifi


def badges(arguments: Namespace) -> int:
    """Draws badges, makes their codes the ones that work, then puts the PDF in place."""
    from atelier_app.documents.badges import badge_sheets
    from atelier_app.documents.papers import write_badges
    from atelier_app.domain.badges import MintBadges

    path, out = _apart(arguments)
    labels = _labels(arguments)
    address = _address(path, arguments.address)
    with tidy_when_terminated(), opened(path) as door:

        def mint(command: MintBadges) -> None:
            point_of_no_return()
            door.execute(command)

        presence = _chosen(_gathered(door, arguments), arguments)
        with speaking(_language(presence, arguments)):
            sheets = badge_sheets(presence, address, labels, first=arguments.first, marks=arguments.marks)
            write_badges(sheets, out, mint, telling(arguments.progress))
    return 0


def attendance(arguments: Namespace) -> int:
    """Writes the attendance sheet, as it was signed or blank."""
    from atelier_app.documents.attendance_sheet import Order, attendance_sheet, blank_sheet
    from atelier_app.documents.papers import write_sheet
    from atelier_app.workshop.files import Reader

    path, out = _apart(arguments)
    with tidy_when_terminated(), Reader(path) as reader:
        presence = _gathered(reader, arguments, signed=not arguments.blank)
        make = blank_sheet if arguments.blank else attendance_sheet
        with speaking(_language(presence, arguments)):
            write_sheet(make(presence, Order(arguments.sort)), out, telling(arguments.progress))
    return 0


def certificates(arguments: Namespace) -> int:
    """Writes a certificate for each person who came, or for those of them who were asked for."""
    from datetime import datetime

    from atelier_app.documents.certificates import certificates as certified
    from atelier_app.documents.papers import write_certificates
    from atelier_app.workshop.files import Reader

    path, out = _apart(arguments)
    with tidy_when_terminated(), Reader(path) as reader:
        presence = _chosen(_gathered(reader, arguments), arguments)
        with speaking(_language(presence, arguments)):
            today = datetime.now().astimezone().date()
            write_certificates(certified(presence, today), out, telling(arguments.progress))
    return 0


def poster(arguments: Namespace) -> int:
    """Writes the poster for the wall, or the cards for the tables."""
    from atelier_app.documents import posters
    from atelier_app.documents.papers import write_poster
    from atelier_app.workshop.files import Reader

    path, out = _apart(arguments)
    wifi = _wifi(arguments)
    with tidy_when_terminated(), Reader(path) as reader:
        presence = _gathered(reader, arguments)
        _check_tables(presence, arguments.cards)
        address = _address(path, arguments.address)
        with speaking(_language(presence, arguments)):
            tables = _tables(presence, arguments.cards)
            page = posters.poster(presence, address, wifi, tables)
            write_poster(page, out, arguments.paper, telling(arguments.progress))
    return 0


# --- what is meant


def _apart(arguments: Namespace) -> tuple[Path, Path]:
    check_apart(arguments.file, arguments.pdf)
    return arguments.file, arguments.pdf


def _gathered(reader: Asked, arguments: Namespace, *, signed: bool = False) -> Presence:
    from atelier_app.documents.presence import gather
    from atelier_app.domain.initiative import ReadInitiative

    chosen = None
    if arguments.workshop:
        chosen = chosen_workshop(reader.read(ReadInitiative()).workshops, arguments.workshop)
    return gather(reader, chosen, signed=signed)


def _chosen(presence: Presence, arguments: Namespace) -> Presence:
    """With only the people whose ids the input holds, where it was asked for."""
    from atelier_app.documents.presence import only

    return only(presence, sys.stdin.read().split()) if arguments.people else presence


def _language(presence: Presence, arguments: Namespace) -> str:
    return str(arguments.lang or presence.initiative.language)


def _labels(arguments: Namespace) -> Labels:
    from atelier_app.documents.labels import labels

    found = labels(arguments.format, arguments.margin)
    if found is None:
        raise Stopped(
            _(
                "“{format}” is no sheet of labels that badges fit on: use L7163, L4785, or a grid such as 2x6 (at most 3x8)."
            ).format(format=arguments.format)
        )
    if arguments.first > found.per_sheet:
        raise Stopped(_("A sheet has {count} labels: begin at one of them.").format(count=found.per_sheet))
    return found


def _check_tables(presence: Presence, cards: int | None) -> None:
    if cards == 0 and not any(one.table for one in presence.attendees):
        raise Stopped(_("Nobody on the list has a table: say how many tables there are (--cards 8)."))


def _tables(presence: Presence, cards: int | None) -> tuple[str, ...]:
    from atelier_app.documents import posters

    if cards is None:
        return ()
    return posters.numbered(cards) if cards else posters.listed(presence)


def _wifi(arguments: Namespace) -> Wifi | None:
    """The network to join; its password never comes from the command line, which others can read."""
    from atelier_app.support.wifi import Wifi

    if arguments.wifi is None:
        return None
    typed = sys.stdin.readline() if arguments.wifi_password_stdin else os.environ.get(PASSWORD_VARIABLE, "")
    wifi = Wifi(arguments.wifi, typed.rstrip("\r\n"), arguments.wifi_hidden)
    if not wifi.valid:
        raise Stopped(
            _("There is no such Wi-Fi: a name has 1 to 32 characters, a password 8 to 63, or none.")
        )
    return wifi


# --- where codes lead


def _address(path: Path, asked: str | None) -> str:
    """As in "http://192.168.1.5:8080": the one asked for, the running engine's, or that of one to come, which is told."""
    from atelier_app.link import engines
    from atelier_app.support.addresses import is_loopback, web_address

    if asked is not None:
        found = web_address(asked)
        if found is None:
            raise Stopped(_("“{address}” is no address such as 192.168.1.5:8080.").format(address=asked))
        return found
    link = engines.find(path)
    if link is not None:
        address = link.status.address
        link.close()
    else:
        address = _to_come()
    if is_loopback(address):
        raise Stopped(
            _("Without a network phones have no address to be led to: connect to it, or give --address.")
        )
    if link is None:
        print(
            _("The codes lead to {address}; if phones find this computer elsewhere, give --address.").format(
                address=address
            )
        )
    return address


def _to_come() -> str:
    """Where an engine would be."""
    from atelier_app.app import DEFAULT_PORT
    from atelier_app.phones.interfaces import interfaces

    host = next((one.address for one in interfaces()), "127.0.0.1")
    return f"http://{host}:{DEFAULT_PORT}"
