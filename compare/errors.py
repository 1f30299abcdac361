"""The one exception that a user is meant to read."""


class UserError(Exception):
    """Something the user can mend: a bad file, option or setting.

    The message is one line that says what is wrong with which file and what
    to do. The command line prints it on stderr and exits with status 2.
    """


class Cancelled(Exception):
    """Raised inside long work when the person who asked for it gave up."""
