"""The optional packages: what a missing one is called, and how to install it.

The extras are those of `pyproject.toml`. `open`, `flag` and `export` need
none of them, so each is imported where it is used, inside `needs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from compare.errors import UserError
from compare.inert import one_line


class MissingExtra(UserError):
    """An optional package is not installed; the message names the command that installs it."""


@contextmanager
def needs(extra: str, purpose: str) -> Iterator[None]:
    """Around imports of the packages of `extra`, which `purpose` ("encoder NAME") needs.

    Raises MissingExtra where one of them is not there, and UserError where it
    is there but cannot be imported: installing it again is another remedy.
    """
    command = f'python -m pip install "muqabala[{extra}]"'
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "a package").partition(".")[0]
        raise MissingExtra(f"{purpose}: needs {package}, which is not installed; {command}") from error
    except ImportError as error:
        reason = one_line(str(error))[:160]
        raise UserError(
            f"{purpose}: a package of it cannot be loaded ({reason}); {command} --force-reinstall"
        ) from error
