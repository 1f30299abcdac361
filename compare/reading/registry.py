"""Which reader a file goes to: by its content first, by its suffix where content is silent."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from compare.errors import UserError
from compare.reading import formats as package
from compare.reading.extract import Extract
from compare.reading.foreign import refuse_foreign
from compare.reading.source import Source


class Format(Protocol):
    """What a module of `compare.reading.formats` offers.

    `NAME` is the format's short name, `LABEL` what a sentence calls it, with
    its article, `SUFFIXES` those it is recognised by.
    """

    NAME: str
    LABEL: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, data: bytes) -> bool:
        """Whether the content alone proves the format."""

    def fits(self, data: bytes) -> bool:
        """Whether content that proves nothing may be this format, if the suffix says so."""

    def read(self, source: Source) -> Extract:
        """The text; UserError if the file is damaged or beyond the limits."""


PLAIN = "txt"


@cache
def formats() -> dict[str, Format]:
    """Every format by name, in the order of the names."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = (importlib.import_module(f"{package.__name__}.{name}") for name in names)
    return {module.NAME: cast(Format, module) for module in modules}


def known_suffixes() -> list[str]:
    """All suffixes that some reader answers to."""
    return sorted(suffix for each in formats().values() for suffix in each.SUFFIXES)


def choose_format(source: Source) -> tuple[Format, tuple[str, ...]]:
    """The reader for `source`, and a notice if its suffix promised another.

    Raises UserError for a content that is known and not readable (a picture,
    an old Word file) and for a suffix that says nothing about a content that
    says nothing.
    """
    named = _by_suffix(source)
    for each in formats().values():
        if each.sniff(source.data):
            return each, _wrong_suffix(source, named, each)
    refuse_foreign(source)
    if named is None:
        if source.suffix:
            raise UserError(
                f"{source.name}: the suffix {source.suffix!a} belongs to no format that is read "
                f"({' '.join(known_suffixes())}); if it is a text, rename it to .txt"
            )
        return formats()[PLAIN], ()
    if named.fits(source.data):
        return named, ()
    plain = formats()[PLAIN]
    return plain, _wrong_suffix(source, named, plain)


def _by_suffix(source: Source) -> Format | None:
    # Parallel corpora name their files news.ar and news.en.
    if source.suffix == f".{source.language.lower()}":
        return formats()[PLAIN]
    return next((each for each in formats().values() if source.suffix in each.SUFFIXES), None)


def _wrong_suffix(source: Source, named: Format | None, found: Format) -> tuple[str, ...]:
    if not source.suffix or named is found:
        return ()
    return (f"is {found.LABEL} by its content, though its suffix is {source.suffix}; read as that",)
