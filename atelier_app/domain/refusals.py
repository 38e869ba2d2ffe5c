"""The reasons a command or a file can be refused for; their sentences are in `support.sentences`."""

from enum import StrEnum


class Refusal(StrEnum):
    """One code a reason; the upper floors turn it into a sentence in the reader's language."""

    # what was typed
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    NAME_MISSING = "name_missing"
    CONSENT_MISSING = "consent_missing"
    DURATION_OUT_OF_RANGE = "duration_out_of_range"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    TOO_MANY = "too_many"
    # what is not, or no longer, there
    UNKNOWN_WORKSHOP = "unknown_workshop"
    UNKNOWN_ACTIVITY = "unknown_activity"
    UNKNOWN_PARTICIPANT = "unknown_participant"
    UNKNOWN_BOARD = "unknown_board"
    UNKNOWN_NOTE = "unknown_note"
    UNKNOWN_GROUP = "unknown_group"
    UNKNOWN_POLL = "unknown_poll"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_MATRIX = "unknown_matrix"
    UNKNOWN_BADGE = "unknown_badge"
    BADGE_TAKEN = "badge_taken"
    # attendance
    ALREADY_SIGNED_IN = "already_signed_in"
    NOT_SIGNED_IN = "not_signed_in"
    # ideas
    IDEAS_CLOSED = "ideas_closed"
    TOO_MANY_IDEAS = "too_many_ideas"
    # polls
    POLL_NOT_OPEN = "poll_not_open"
    POLL_CLOSED = "poll_closed"
    POLL_ALREADY_OPEN = "poll_already_open"
    POLL_NOT_CLOSED = "poll_not_closed"
    TOO_FEW_OPTIONS = "too_few_options"
    SETTINGS_OUT_OF_RANGE = "settings_out_of_range"
    TOO_MANY_POINTS = "too_many_points"
    TOO_MANY_ON_ONE_OPTION = "too_many_on_one_option"
    REPEATED_OPTION = "repeated_option"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    ALREADY_VOTED = "already_voted"
    # files
    FILE_MISSING = "file_missing"
    FILE_EXISTS = "file_exists"
    NOT_AN_ATELIER_FILE = "not_an_atelier_file"
    NEWER_FILE = "newer_file"
    DAMAGED_FILE = "damaged_file"
    READ_ONLY_FILE = "read_only_file"
    FILE_ALREADY_OPEN = "file_already_open"
    FILE_OPEN_ELSEWHERE = "file_open_elsewhere"
    DISK_FULL = "disk_full"
    CANNOT_WRITE = "cannot_write"
    CANNOT_READ = "cannot_read"
    # registrations
    NOT_A_TABLE = "not_a_table"
    NO_NAME_COLUMN = "no_name_column"
    # the engine and its network
    NO_FREE_PORT = "no_free_port"
    BAD_ADDRESS = "bad_address"
    ENGINE_UNREACHABLE = "engine_unreachable"
    SHUTTING_DOWN = "shutting_down"
    NOTHING_TO_REPORT = "nothing_to_report"
    UNEXPECTED = "unexpected"
