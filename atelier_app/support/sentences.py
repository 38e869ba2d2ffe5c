"""The sentence for each refusal: what went wrong and what to do about it, in the reader's language."""

from __future__ import annotations

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal as R  # noqa: N817 - a table of them
from atelier_app.support.language import N_, _
from atelier_app.support.reasons import in_words

SENTENCES: dict[R, str] = {
    R.EMPTY_TEXT: N_("There is nothing to keep: please type a few words."),
    R.TEXT_TOO_LONG: N_("This text has {length} characters; please keep it under {limit}."),
    R.NAME_MISSING: N_("Please give a name."),
    R.CONSENT_MISSING: N_("Please tick that you have read how your data is used."),
    R.DURATION_OUT_OF_RANGE: N_("A duration goes from 0 to {limit} minutes."),
    R.NUMBER_OUT_OF_RANGE: N_("This place is not a number; please try again."),
    R.TOO_MANY: N_("That is too many at once: {limit} at most."),
    R.UNKNOWN_WORKSHOP: N_("This workshop is no longer in the initiative."),
    R.UNKNOWN_ACTIVITY: N_("This activity is no longer in the agenda."),
    R.UNKNOWN_PARTICIPANT: N_("This person is no longer on the list."),
    R.UNKNOWN_BOARD: N_("This board is no longer in the workshop."),
    R.UNKNOWN_NOTE: N_("This note is no longer on the board."),
    R.UNKNOWN_GROUP: N_("This group is no longer on the board."),
    R.UNKNOWN_ZONE: N_("This zone is no longer on the board."),
    R.UNKNOWN_COMMENT: N_("This comment is no longer there."),
    R.UNKNOWN_PICTURE: N_("This picture is no longer in the file."),
    R.UNKNOWN_POLL: N_("This poll is no longer in the workshop."),
    R.UNKNOWN_OPTION: N_("One of the choices is not, or no longer, in this poll; please vote again."),
    R.UNKNOWN_MATRIX: N_("This matrix is no longer in the workshop."),
    R.UNKNOWN_GRID: N_("This grid of criteria is no longer in the workshop."),
    R.UNKNOWN_CRITERION: N_("One of the criteria is no longer in this grid; please rate again."),
    R.UNKNOWN_HALF_DAY: N_("This half-day is no longer part of the workshop."),
    R.UNKNOWN_BADGE: N_("Please sign in first, so that your voice counts."),
    R.BADGE_TAKEN: N_("This phone was known as somebody else’s; please sign in again."),
    R.ALREADY_SIGNED_IN: N_(
        "Someone of that name has already signed in on another phone. If it was not you, please see the facilitator."
    ),
    R.BADGE_REPLACED: N_(
        "A newer badge was printed for you and this one no longer works: please use the new one, or sign in by name."
    ),
    R.HALF_DAY_SIGNED: N_("People have signed for this half-day: it can be renamed, not removed."),
    R.BOTH_VOTED: N_(
        "Both have voted in the same poll, so they cannot be made one person: their ballots are secret."
    ),
    R.SIGNATURE_TOO_SMALL: N_(
        "This is too small for a signature: please sign with your finger across the frame."
    ),
    R.SIGNATURE_TOO_LARGE: N_(
        "This signature has too many strokes: please clear it and sign again, more simply."
    ),
    R.NOT_A_SIGNATURE: N_("This is not a signature: please clear the frame and sign again."),
    R.NOBODY_CAME: N_("Nobody among them came to this workshop, so there is nothing to certify."),
    R.NOBODY_TO_PRINT: N_("There is nobody on the list to print a badge for."),
    R.BADGES_NOT_IN_PLACE: N_(
        "The new badges could not be put in {name} ({reason}), and the earlier ones no longer work: please print again."
    ),
    R.CODE_TOO_SHORT: N_("A code has at least {least} letters or figures."),
    R.WRONG_CODE: N_("This is not the code."),
    R.CODE_TOO_SOON: N_("After wrong codes one has to wait: please try again in {seconds} s."),
    R.CODES_DIFFER: N_("The two codes differ: please type the same one twice."),
    R.NOT_SIGNED_IN: N_("Only people who have signed in can do this; please sign in first."),
    R.IDEAS_CLOSED: N_("Ideas are not being collected right now: nothing was sent or changed."),
    R.TOO_MANY_IDEAS: N_("You have already sent {limit} ideas: leave some room for the others."),
    R.TOO_MANY_COMMENTS: N_("You have already written {limit} comments: leave some room for the others."),
    R.COMMENTS_CLOSED: N_("Comments are not being collected right now; yours was not sent."),
    R.NOT_YOUR_IDEA: N_("This idea was sent from another phone: only that phone can change it."),
    R.PROMISE_CHANGED: N_(
        "It has just been decided that more is said of who writes: please read it above, then send again if you agree."
    ),
    R.TOO_MANY_PHOTOS: N_("{limit} of your ideas have a photo already: please remove one first."),
    R.NOTE_WAS_REWRITTEN: N_("Someone has changed this note since: its words stay as they are now."),
    R.ZONE_LOCKED: N_("This zone is locked; unlock it first."),
    R.ONE_NOTE_ALONE: N_("Choose at least two notes to merge."),
    R.NOTHING_MERGED: N_("This note holds no others."),
    R.UNREADABLE_PICTURE: N_(
        "This picture cannot be read; please choose a JPEG, PNG, WebP, GIF, BMP or TIFF picture."
    ),
    R.PICTURE_TOO_LARGE: N_("This picture is too large to be read safely; please choose a smaller one."),
    R.HEIC_PICTURE: N_(
        "HEIC photos of an iPhone cannot be read here: share it as JPEG, or choose Settings › Camera › Formats › "
        "Most Compatible on the phone."
    ),
    R.UNREADABLE_TEMPLATES: N_(
        "Your own templates cannot be read: {name} holds something else. Please move it out of {folder}."
    ),
    R.ACT_FORGOTTEN: N_("This can no longer be undone: what it concerned was erased."),
    R.BOARD_FULL: N_(
        "A board holds {limit} notes, those taken away included: there is no room, nothing was added."
    ),
    R.NOT_IDEAS: N_("{name} cannot be read as ideas: please give a text, a CSV, an XLSX or an ODS file."),
    R.NO_IDEAS: N_("{name} holds no idea."),
    R.NO_TEXT_COLUMN: N_("No column of {name} holds the ideas: one heading must be “text” or “idea”."),
    R.IDEAS_TOO_LARGE: N_("{name} holds more than a board can: please import it in parts."),
    R.POLL_NOT_OPEN: N_("This vote has not been opened yet; please wait a moment."),
    R.POLL_CLOSED: N_("This vote is closed; your ballot was not changed."),
    R.POLL_PAUSED: N_("This vote is paused; your choices stay on this page, please send them in a moment."),
    R.VOTES_UNTOLD: N_("Who voted what is not told."),
    R.OWN_IDEAS_NEEDED: N_(
        "Where every choice must be filled in, people have to be free to vote for their own ideas too."
    ),
    R.OWN_IDEA: N_(
        "One of your choices is an idea of your own: in this vote, please choose among the others’."
    ),
    R.POLL_ALREADY_OPEN: N_("This poll has been opened: its question and options can no longer change."),
    R.POLL_NOT_CLOSED: N_("This poll is not closed yet."),
    R.RESULTS_WITHHELD: N_("The results of this vote are not published yet."),
    R.TOO_FEW_OPTIONS: N_("A poll needs at least two options: choose notes or groups of the board."),
    R.SETTINGS_OUT_OF_RANGE: N_(
        "Points per person go from 1 to {limit}, and the maximum per option cannot exceed them."
    ),
    R.TOO_MANY_POINTS: N_("You have {points} points in all; please remove some."),
    R.TOO_MANY_CHOICES: N_("You can choose {maximum} at most; please remove some."),
    R.TOO_FEW_POINTS: N_("Please spend at least {minimum} points, or send a blank ballot."),
    R.TOO_MANY_CREDITS: N_(
        "That costs more than the {credits} credits that you have: n votes on one choice cost n × n."
    ),
    R.UNKNOWN_GRADE: N_("A grade is a whole number from {least} to {most}."),
    R.GRADE_MISSING: N_("Please give every choice a grade."),
    R.UNKNOWN_RANK: N_("A place is a whole number from 1 to {most}."),
    R.TIED_RANKS: N_("Two choices have the same place; please give each its own."),
    R.RANK_MISSING: N_("Please give every choice a place."),
    R.TOO_MANY_ON_ONE_OPTION: N_("At most {maximum} points can go to one idea; please remove some."),
    R.REPEATED_OPTION: N_("An idea appears twice on this ballot; please vote again."),
    R.NOT_A_WHOLE_NUMBER: N_(
        "Only whole numbers count on this ballot, and none below its lowest; please correct them."
    ),
    R.ALREADY_VOTED: N_(
        "You have already voted, with a phone, at the kiosk or on paper: that ballot counts, and nothing was changed."
    ),
    R.REPEATED_COLLEGE: N_("Two colleges have the same name; please give each its own."),
    R.COLLEGES_INCOMPLETE: N_(
        "Colleges need two at least, one of them for everybody else, and one that weighs something."
    ),
    R.UNKNOWN_COLLEGE: N_("This vote has no college of that name."),
    R.HOLDS_PAPER: N_(
        "You hold a paper ballot for this vote: please fill it in, or give it back to vote otherwise."
    ),
    R.HANDS_COUNTED: N_(
        "The raised hands of those who had not voted were counted: nobody else can vote unless they are counted again."
    ),
    R.NOT_BY_HANDS: N_("Raised hands can be counted for approvals and for dots, not for this method."),
    R.TOO_MANY_HANDS: N_("{people} people took part: no option can have more hands than that."),
    R.TOO_MANY_PEOPLE_FOR_HANDS: N_(
        "That is more people than are present and have not voted yet; please count again."
    ),
    R.PAPERS_TYPED_IN: N_(
        "All the paper ballots that are out were typed in: take an entry out before a paper is given back."
    ),
    R.PAPERS_ALL_TYPED_IN: N_(
        "As many paper ballots were typed in as were handed out: hand one out to somebody first."
    ),
    R.PAPERS_UNSETTLED: N_(
        "{papers} paper ballots still want a second entry that says the same: settle them, then close."
    ),
    R.PAPER_NUMBER_TAKEN: N_("Paper {number} was typed in already: please number this one otherwise."),
    R.PAPER_COUNTED: N_("Paper {number} was counted when the vote closed: it can no longer be changed."),
    R.PAPER_WITHOUT_NAME: N_(
        "In an open vote a paper ballot carries the name of somebody it was handed to: please say whose it is."
    ),
    R.NO_SUCH_PAPER: N_("No paper ballot {number} was typed in."),
    R.TOO_FEW_CRITERIA: N_("At least one criterion must weigh something."),
    R.REPEATED_CRITERION: N_("A criterion is there twice; please remove one of the two."),
    R.WEIGHT_OUT_OF_RANGE: N_("A weight is a whole number from 0 to {limit}."),
    R.BAD_SCALE: N_(
        "A scale goes from a lower number to a higher one, and no two of its levels are the same."
    ),
    R.SCALE_NOT_POSITIVE: N_("Values that are multiplied must be above zero: please start the scale higher."),
    R.CRITERION_RATED: N_(
        "A criterion that has values cannot be removed, nor lose a level that was given: let it weigh nothing instead."
    ),
    R.RATING_OUT_OF_RANGE: N_("A value is not on its scale; please choose another."),
    R.RATING_OPEN: N_("People are rating: please close the rating first, then change this."),
    R.RATING_CLOSED: N_("Ratings are not being collected right now; yours was not changed."),
    R.RATING_BY_FACILITATOR: N_("Here the facilitator alone places the ideas."),
    R.NOTHING_TO_RATE: N_("There is nothing to rate yet: the vote must be closed and its results visible."),
    R.NO_TABLE: N_("The tables rate here, and you sit at none: please tell the facilitator your table."),
    R.ALREADY_RATED: N_(
        "You have already rated with another phone; those ratings count and these were not taken."
    ),
    R.BOTH_RATED: N_(
        "Both have rated the same ideas, so they cannot be made one person: their ratings are secret."
    ),
    R.FILE_MISSING: N_("{name} was not found: it may have been moved or renamed."),
    R.FILE_EXISTS: N_("{name} already exists: please choose another name."),
    R.NOT_AN_ATELIER_FILE: N_(
        "{name} is not an Atelier initiative; please choose a file that ends in .atelier."
    ),
    R.NEWER_FILE: N_("{name} was made by a newer Atelier; please update the program to open it."),
    R.OLDER_FILE: N_(
        "{name} was made by an earlier Atelier: open it once in the window, which brings it up to date."
    ),
    R.DAMAGED_FILE: N_("{name} is damaged. Restore one of its backups, or run the check for details."),
    R.READ_ONLY_FILE: N_("{name} cannot be written to: copy it to a folder of yours and open the copy."),
    R.FILE_ALREADY_OPEN: N_("{name} is already open in Atelier on this computer."),
    R.FILE_OPEN_ELSEWHERE: N_(
        "{name} is open elsewhere: another user, or another computer that sees this folder, must close it first."
    ),
    R.DISK_FULL: N_(
        "The disk is full: what was answered is safe, this was not saved. Please free some space."
    ),
    R.CANNOT_WRITE: N_("{name} could not be written ({reason})."),
    R.CANNOT_READ: N_("{name} could not be read ({reason})."),
    R.NOT_A_TABLE: N_(
        "{name} is not a table of registrations: please save it as XLSX, ODS or CSV and try again."
    ),
    R.EMPTY_TABLE: N_("{name} is empty: it holds nobody."),
    R.TABLE_LOCKED: N_("{name} is protected by a password: please save a copy without one and import that."),
    R.TABLE_TOO_LARGE: N_(
        "{name} is far larger than a list of people: please keep only the list, in a file of its own."
    ),
    R.REPEATED_HEADING: N_("In {name}, each column must have a name of its own: they are the options."),
    R.NO_NAME_COLUMN: N_("No column holds names: one heading must be, for example, “Nom” or “Name”."),
    R.NO_FREE_PORT: N_(
        "No free port was found from {port} on: please close another program or choose a port."
    ),
    R.BAD_ADDRESS: N_("This computer has no address {address} to serve on."),
    R.ENGINE_UNREACHABLE: N_("The engine of this initiative does not answer; it is being restarted."),
    R.SHUTTING_DOWN: N_("Atelier is closing; this was not saved."),
    R.NOTHING_TO_REPORT: N_("This initiative has no workshop yet, so there is nothing to report."),
    R.UNEXPECTED: N_(
        "Something unexpected happened and was written to the log. Nothing that was saved is lost."
    ),
}


def sentence(refused: Refused) -> str:
    """What to tell the person, in the language in force."""
    facts = dict(refused.facts)
    if "reason" in facts:
        facts["reason"] = in_words(str(facts["reason"]))
    return _(SENTENCES[refused.code]).format(**facts)
