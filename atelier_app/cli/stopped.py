"""Why a command cannot go on."""


class Stopped(Exception):
    """The message, in the language in force, says in one sentence why, and what to do."""
