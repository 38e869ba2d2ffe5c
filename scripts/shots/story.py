"""One language's pictures, in the order of the afternoon: `python -m scripts.shots.story fr`."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from atelier_app.demo.facilitator import POSITIONS
from atelier_app.desktop.collector import Collector
from atelier_app.desktop.look.qt_words import speak_as_we_do
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.desktop.start.settings import Settings
from atelier_app.domain.attendance import Participant, ReadAttendance
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import Initiative
from atelier_app.domain.polls import ClosePoll, OpenPoll
from atelier_app.domain.priorities import PlaceOption, ReadMatrix
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.support.language import use
from scripts.places import BUILD
from scripts.shots import welcome
from scripts.shots.album import Album
from scripts.shots.ballots import ballots
from scripts.shots.board import BoardPictures
from scripts.shots.browser import Phones, phones
from scripts.shots.camera import Camera
from scripts.shots.doorway import doorway
from scripts.shots.methods import methods
from scripts.shots.papers import pages
from scripts.shots.priorities import priorities
from scripts.shots.room import Room
from scripts.shots.signing import signing
from scripts.shots.window import Screens, earlier_initiatives
from scripts.shots.workshop import SHOWN_ADDRESS, Engine, Play

# Some pictures tell where a file is: always the same place.
HOME = BUILD / "pictures"
EARLIER = {
    "fr": ("Usages numériques en Sarthe", "Plan vélo du pays Manceau", "Budget participatif 2020"),
    "en": ("Digital uses in Sarthe", "Cycling plan for Pays Manceau", "Participatory budget 2020"),
}
IDEA = {"fr": "Un fablab dans chaque collège", "en": "A makerspace in every school"}


class Story:
    """Plays workshop 2 and calls for a picture at each turn."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language, self.folder = language, folder
        self.album = Album(language)
        self.camera = Camera(self.album)
        self.settings = Settings(folder / "pictures.ini")

    def tell(self) -> None:
        self._beginnings()
        with ExitStack() as closing:
            play = Play(self.folder, self.language)
            closing.callback(play.close)
            address, (present, missing) = play.engine.site.address, who_came(play)
            room = Room(address, play.sample, tuple(present[3:-1]))
            closing.callback(room.close)
            screens = Screens(self.camera, self.settings, play.engine)
            closing.callback(screens.close)
            play.enter("welcome", 305)
            with phones(self.album, address, missing[:3]) as chromium:
                self._afternoon(play, room, screens, chromium)
                pages(self.album, play.engine.path, self.folder, play.sample.poll(UNDER_WAY).question)
                signing(self.album, play.engine.door, sample_id(UNDER_WAY), SHOWN_ADDRESS, self.folder)
                methods(self.album, play, screens, chromium, who_came(play)[0][:24], self.folder)
                ballots(self.album, play, screens, who_came(play)[0][:24], self.folder)
                priorities(play, screens, who_came(play)[0][:24])
            self._engine_lost(screens, play)

    def _beginnings(self) -> None:
        """The start screen, and an initiative that was just made."""
        with ExitStack() as closing:
            initiative = Initiative(new_id(), EARLIER[self.language][1], language=self.language)
            engine = Engine(self.folder / "New.atelier", initiative)
            closing.callback(engine.close)
            screens = Screens(self.camera, self.settings, engine)
            closing.callback(screens.close)
            screens.start_screen("empty")
            for recent in reversed(earlier_initiatives(self.folder / "earlier", EARLIER[self.language])):
                self.settings.remember(recent)
            screens.start_screen("recents")
            screens.dialog("new-initiative", screens.window.acts.new)
            screens.open()
            screens.picture("new", small=False)
            screens.dialog("new-workshop", screens.window.acts.new_workshop)

    def _afternoon(self, play: Play, room: Room, screens: Screens, people: Phones) -> None:
        self._signing_in(people)
        room.sign_in()
        people.look_at("/")
        people.picture("waiting", shows="#agenda")
        screens.open()
        self._welcome(screens, play)
        play.enter("talk", 410)
        self._step(screens, people, "talk")
        play.enter("ideas", 760)
        self._step(screens, people, "ideas", phone="#idea")
        BoardPictures(screens, self.language, self.folder).take()
        people.send_idea(IDEA[self.language])
        people.picture("idea-sent", shows="#mine")
        people.press("#mine li a")
        people.picture("idea-own", shows="#correct")
        people.look_at("/table")
        people.picture("idea-scribe", shows="#scribe")
        people.look_at("/wall")
        people.picture("idea-wall", shows="#count")
        play.enter("break", 600)
        self._step(screens, people, "break")
        self._vote(play, room, screens, people)
        play.enter("matrix", 1500)
        self._step(screens, people, "matrix-empty", key="matrix")
        place_winners(play)
        self._step(screens, people, "matrix")
        play.enter("summary", 900)
        self._step(screens, people, "summary")
        self._around(screens)

    def _signing_in(self, people: Phones) -> None:
        people.picture("find", shows="#find")
        people.find()
        people.picture("found", shows=".choices")
        people.look_at("/privacy")
        people.picture("privacy")
        people.look_at("/b/" + "x" * 32)
        people.picture("badge-unknown", shows="#told")
        people.look_at("/sign?name=Zoé%20Dupont")
        people.picture("walk-in", shows="#signin")
        people.look_at("/")
        people.find()
        people.choose()
        people.picture("sign", shows="#pad canvas")
        people.sign()
        people.picture("sign-empty", shows="#ask")
        people.draw()
        people.picture("sign-drawn")
        people.sign()
        people.picture("signed", shows="#signed")
        people.press("#other button")
        people.picture("next-person", shows="#people")
        people.press("#people button")

    def _step(self, screens: Screens, people: Phones, what: str, key: str = "", phone: str = "main") -> None:
        """The three points of view on an activity."""
        screens.select(sample_id(UNDER_WAY, key or what))
        screens.picture(what)
        screens.projector(what)
        people.look_at("/")
        people.picture(what, shows=phone)

    def _welcome(self, screens: Screens, play: Play) -> None:
        screens.select(sample_id(UNDER_WAY, "welcome"))
        screens.picture("welcome")
        screens.projector("welcome")
        welcome.take(screens, play, self.language, self.folder)
        doorway(screens, who_came(play)[0][0])
        screens.select(sample_id(UNDER_WAY, "welcome"))

    def _vote(self, play: Play, room: Room, screens: Screens, people: Phones) -> None:
        poll_id = sample_id(UNDER_WAY, "vote")
        play.enter("vote", 540)
        self._step(screens, people, "vote-draft", key="vote")
        play.do(OpenPoll(poll_id))
        room.vote(0, 31)
        self._step(screens, people, "vote-open", key="vote", phone="#vote")
        people.place_points()
        people.picture("vote-placed")
        people.vote()
        people.picture("vote-cast", shows="#receipt")
        room.vote(31, 36)
        play.engine.watch.advance(minutes=12)
        play.do(ClosePoll(poll_id))
        self._step(screens, people, "vote-closed", key="vote", phone="#results")

    def _around(self, screens: Screens) -> None:
        """What can be opened at any time."""
        acts = screens.window.acts
        screens.workspace.show_calendar()
        screens.picture("calendar", small=False)
        screens.select(sample_id(UNDER_WAY, "ideas"))
        for what, show in (
            ("initiative", acts.edit_initiative),
            ("workshop", acts.edit_workshop),
            ("activity", acts.edit_activity),
            ("qr-code", acts.show_code),
            ("keyboard", acts.show_keys),
            ("about", acts.show_about),
        ):
            screens.dialog(what, show)

    def _engine_lost(self, screens: Screens, play: Play) -> None:
        """What the window says when its engine has gone, until another answers."""
        play.engine.link.close()
        self.camera.wait(lambda: screens.workspace.banner.isVisible())
        self.camera.take("window", "engine-lost", screens.window, Mode.LIGHT.value)


def who_came(play: Play) -> tuple[list[Participant], tuple[Participant, ...]]:
    """Those of the list who are here, and those who are not yet, by name."""
    attendees = play.engine.door.read(ReadAttendance(sample_id(UNDER_WAY))).attendees
    here = [attendee.participant for attendee in attendees if attendee.signed_at is not None]
    return here, tuple(attendee.participant for attendee in attendees if attendee.signed_at is None)


def place_winners(play: Play) -> None:
    """All but the last, which waits in the tray."""
    matrix_id = sample_id(UNDER_WAY, "matrix")
    items = play.engine.door.read(ReadMatrix(matrix_id)).items
    for item, (impact, effort) in zip(items[:-1], POSITIONS, strict=False):
        play.do(PlaceOption(matrix_id, item.option.id, impact, effort))


def _say(_kind: QtMsgType, _context: object, message: str) -> None:
    """What Qt complains of, but that there is no screen here."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def main(language: str) -> int:
    qInstallMessageHandler(_say)
    app = QApplication(sys.argv[:1])
    use(language)
    speak_as_we_do()
    dress(app, Mode.LIGHT)
    Collector(app)  # the engine's threads are in this process too
    folder = HOME / language
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "earlier").mkdir(parents=True)
    os.environ["ATELIER_HOME"] = str(folder)
    Story(language, folder).tell()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
