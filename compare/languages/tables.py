"""The files of a language: read, held against the schema, put together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from compare import places
from compare.errors import UserError
from compare.languages.kept import kept
from compare.languages.validating import MORE, validate
from compare.structured import file_text, toml_tables

Tables = dict[str, dict[str, Any]]
"""Heading -> list -> value, as the files have them."""

_HOME = Path(__file__).parent
_EVERY = "every"
"""The folder with what is true of classes whatever the language."""
_COMPACT = "generated/compact_numbers.toml"
"""Number words of all other languages of CLDR: for each code, what a word multiplies by."""
_LARGEST = 4 * 1024 * 1024


def language_tables(code: str) -> Tables:
    """All that is known of the language `code` (two or three letters), the user's own files laid over the shipped ones.

    Beneath both lies what holds for every language.

    Raises UserError where a file cannot be read or holds what the schema does not know.
    """
    files = [_HOME / "generated" / f"{code}.toml", *(_HOME / code).glob("*.toml"), *(_HOME / _EVERY).glob("*.toml")]
    found = sorted(file for file in (*files, _HOME / _COMPACT) if file.is_file())
    tables = kept((code.encode(), *(file.read_bytes() for file in found)), lambda: _shipped(code))
    own = places.settings_file().parent / "languages"
    if (own / f"{code}.toml").is_file():
        tables = _overlay(tables, _read(own / f"{code}.toml"))
    return _with_folder(tables, own / code)


def _shipped(code: str) -> Tables:
    """What the program brings of a language, over what holds for every language."""
    generated = _HOME / "generated" / f"{code}.toml"
    tables = _with_folder(_read(generated) if generated.is_file() else {}, _HOME / code)
    if not tables and (scales := _compact().get(code)):
        tables = {"number": {"scales": scales, "glued": scales}}
    return _overlay(_every(), tables)


def _with_folder(tables: Tables, folder: Path) -> Tables:
    """The tables with all files of a folder laid over them, in the order of their names; as they are without one."""
    for path in sorted(folder.glob("*.toml")):
        tables = _overlay(tables, _read(path))
    return tables


@lru_cache(maxsize=1)
def _every() -> Tables:
    return _with_folder({}, _HOME / _EVERY)


@lru_cache(maxsize=1)
def _compact() -> dict[str, Any]:
    return toml_tables((_HOME / _COMPACT).read_text("utf-8"))


def _read(path: Path) -> Tables:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"{path}: a language file of more than 4 MiB; shorten its lists")
        text = file_text(path)
        tables = toml_tables(text)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    except ValueError as error:
        raise UserError(f"{path}: not a language file ({error}); see docs/languages.md") from error
    validate(tables, path, text)
    return tables


def _overlay(below: Tables, above: Tables) -> Tables:
    """`above` over `below`, list by list; one of the name `more_X` extends the list X."""
    merged = {heading: dict(lists) for heading, lists in below.items()}
    for heading, lists in above.items():
        into = merged.setdefault(heading, {})
        for name, value in lists.items():
            whole = name.removeprefix(MORE)
            into[whole] = [*list_lines(into.get(whole, "")), *list_lines(value)] if whole != name else value
    return merged


def list_lines(value: Any) -> list[str]:
    """The entries of a list: of a text with one a line, of an array or a table (`key = value`), without comments."""
    if isinstance(value, Mapping):
        return [f"{key} = {item}" for key, item in value.items()]
    lines = value.splitlines() if isinstance(value, str) else value if isinstance(value, list) else ()
    cleaned = (str(line).split("#", 1)[0].strip() for line in lines)
    return [line for line in cleaned if line]
