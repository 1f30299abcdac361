"""Reading sentence pairs: TSV (.tsv, .txt, either .gz) and TMX (.tmx, .gz).

TSV: UTF-8, `source<TAB>target`, one pair a line, no header. TMX 1.4: the first
`tuv` of each of the two languages in a `tu`; codes inside inline tags are left
out. Pairs with a blank side are skipped.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from compare.errors import UserError

Pair = tuple[str, str]

LINE_LIMIT = 100_000
"""Bytes: a longer line is no sentence pair but a wrong file."""
SIZE_LIMIT = 8_000_000_000
"""Bytes after unpacking: what a file that unpacks without end is stopped at."""


def read_pairs(path: Path, source_language: str, target_language: str) -> list[Pair]:
    """The pairs of `path`, in its order. Raises UserError, naming file and line."""
    with _opened(path) as stream:
        inner = path.stem if path.suffix.lower() == ".gz" else path.name
        if inner.lower().endswith(".tmx"):
            pairs = _read_tmx(path, stream, source_language, target_language)
        else:
            pairs = list(_read_tsv(path, stream))
    if not pairs:
        raise UserError(f"{path}: holds no sentence pairs; expected source<TAB>target lines or a TMX file")
    return pairs


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of `path`, unpacked; what goes wrong while reading becomes a UserError."""
    if path.is_dir():
        raise UserError(f"{path}: is a folder; name a file of sentence pairs")
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            if packed:
                with gzip.open(raw) as stream:
                    yield io.BufferedReader(stream)
            else:
                yield raw
    except FileNotFoundError as error:
        raise UserError(f"{path}: no such file; check the name") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UserError(f"{path}: is damaged ({error}); copy it again") from error
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror or error}); check its rights") from error


def _read_tsv(path: Path, stream: BinaryIO) -> Iterator[Pair]:
    read = 0
    for number in range(1, 1 << 62):
        line = stream.readline(LINE_LIMIT)
        if not line:
            return
        read += len(line)
        if len(line) >= LINE_LIMIT or read > SIZE_LIMIT:
            raise UserError(
                f"{path}: line {number} is too long to be a sentence pair; expected source<TAB>target lines"
            )
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UserError(f"{path}: line {number} is not UTF-8; save the file as UTF-8") from error
        if not text.strip():
            continue
        columns = text.split("\t")
        if len(columns) != 2:
            raise UserError(f"{path}: line {number} is not source<TAB>target (tabs in it: {len(columns) - 1})")
        source, target = columns[0].strip(), columns[1].strip()
        if source and target:
            yield source, target


def _read_tmx(path: Path, stream: BinaryIO, source_language: str, target_language: str) -> list[Pair]:
    reader = _TmxReader(source_language, target_language)
    try:
        reader.parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise UserError(f"{path}: is not well-formed TMX ({error}); export it again") from error
    except _EntitiesDeclared as error:
        raise UserError(f"{path}: declares XML entities, which a TMX has no need for; export it again") from error
    if not reader.pairs and reader.languages:
        found = ", ".join(sorted(reader.languages)[:8])
        raise UserError(
            f"{path}: holds no pairs of {source_language} and {target_language}, only {found}; "
            "set --source-lang and --target-lang"
        )
    return reader.pairs


class _EntitiesDeclared(Exception):
    """The file could expand without end."""


class _TmxReader:
    """Collects the pairs of a TMX as expat reads it."""

    CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
    """Inline elements whose content is mark-up of the original format."""

    def __init__(self, source_language: str, target_language: str) -> None:
        self.pairs: list[Pair] = []
        self.languages: set[str] = set()
        self._wanted = (source_language.lower(), target_language.lower())
        self._segments: dict[str, str] = {}
        self._language = ""
        self._text: list[str] | None = None
        self._codes = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._entity
        self.parser: Any = parser

    def _entity(self, *_: object) -> None:
        raise _EntitiesDeclared

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tu":
            self._segments = {}
        elif name == "tuv":
            self._language = (attributes.get("xml:lang") or attributes.get("lang") or "").lower().replace("_", "-")
            self.languages.add(self._language)
        elif name == "seg":
            self._text, self._codes = [], 0
        elif name in self.CODES:
            self._codes += 1

    def _data(self, text: str) -> None:
        if self._text is not None and not self._codes:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name == "seg" and self._text is not None:
            self._segments.setdefault(self._language, " ".join("".join(self._text).split()))
            self._text = None
        elif name in self.CODES:
            self._codes -= 1
        elif name == "tu":
            source, target = (self._segment(language) for language in self._wanted)
            if source and target:
                self.pairs.append((source, target))

    def _segment(self, language: str) -> str:
        """The segment in `language`, else in a variety of it (en: en-GB)."""
        if language in self._segments:
            return self._segments[language]
        main = language.split("-")[0]
        return next((text for code, text in self._segments.items() if code.split("-")[0] == main), "")
