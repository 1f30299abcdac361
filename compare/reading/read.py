"""One function: a path in, a Document out."""

from __future__ import annotations

from compare.errors import UserError
from compare.reading.extract import is_blank
from compare.reading.registry import choose_format
from compare.reading.source import Source, load_source
from compare.records import Document


def read_document(path: str, language: str, *, encoding: str | None = None) -> Document:
    """The text at `path` ("-" for standard input) with its paragraphs, not yet sentences.

    `language` is the code of the language the text is in; `encoding`
    overrides the guess of the character encoding, for formats that do not
    settle it themselves. What the reader found worth telling (a guessed
    encoding, a wrong suffix) is in `notices`.

    Raises UserError, one line that names the file, for everything that
    cannot be read as a text.
    """
    return read_source(load_source(path, language, encoding))


def read_source(source: Source) -> Document:
    """The same, for bytes already in hand."""
    if not source.data:
        raise UserError(f"{source.name}: is empty; there is nothing to compare")
    chosen, notices = choose_format(source)
    extract = chosen.read(source)
    if is_blank(extract.text):
        raise UserError(f"{source.name}: holds no text, only white space; there is nothing to compare")
    return Document(
        path=source.path,
        text=extract.text,
        language=source.language,
        paragraphs=extract.paragraphs,
        format=chosen.NAME,
        encoding=extract.encoding,
        sha256=source.sha256,
        notices=notices + extract.notices,
        about=extract.about,
    )
