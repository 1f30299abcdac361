"""Minimal pairs: sentences with a faithful translation and one that changes a single thing, read from a table.

A file `NAME.SOURCE-TARGET.tsv` (UTF-8, fields parted by tabs, the heading
`HEADING` first) is one document, a passage a line:

    source, target    the original and a faithful translation of it
    changed           the translation with one change of meaning, or empty
    category          what was changed (`ACCEPTS` has them all)
    source_words, target_words
                      the words concerned, as they stand in `source` and `changed`; either may be empty
    note              for people

Nobody translates all sentences wrong: each file is read as `VERSIONS` pairs of
texts, in each of which another third of the changed lines is told as changed and
the rest faithfully. What is found in a changed line is found in spite of its
faithful twin, which the same checks have to leave alone. Where most lines have
a change the faithful ones are written to tempt (`GoldPair.tempting`); where few
have one, the table is a text as it is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare.errors import UserError
from compare.evaluation.gold_pair import GoldFinding, GoldLink, GoldPair, document_of
from compare.records import Link, Span
from compare.structured import file_text

SUFFIX = ".tsv"
HEADING = ("source", "target", "changed", "category", "source_words", "target_words", "note")
VERSIONS = 3
PARAGRAPH = 2
"""Passages of a paragraph."""
LINE = 1 / 3
"""What a line of a table of mostly changed ones counts in a fit beside a sentence of a whole document, told faithfully
and told as changed: such lines are harder than life, and each is there twice."""

_ROLES = ("exchange", "modality", "opposite", "quantifier", "certainty", "name", "number", "attribution")
"""Who did what to whom, why, when: any of these may tell it."""
ACCEPTS: dict[str, tuple[str, ...]] = {
    "agent": _ROLES,
    "cause": _ROLES,
    "comparison": ("other", *_ROLES),
    "purpose": ("other", *_ROLES),
    "place": ("other", *_ROLES),
    "condition": ("modality", *_ROLES),
    "tense": ("modality", *_ROLES),
    "modal": ("modality", "certainty"),
    "certainty": ("certainty", "modality"),
    "attribution": ("attribution", "exchange", "name", "quote"),
    "quote": ("quote", "coverage", "negation", "opposite", "number", "attribution"),
    "negation": ("negation", "opposite", "modality"),
    "opposite": ("opposite", "negation"),
    "quantifier": ("quantifier", "number", "opposite"),
    "number": ("number", "exchange", "quantifier", "unit"),
    "date": ("date", "exchange", "number", "unit", "opposite"),
    "unit": ("unit", "number"),
    "name": ("name", "exchange"),
    "title": ("name", "attribution", "label"),
    "label": ("label", "name"),
    "phrase_added": ("coverage", "sentence", "attribution"),
    "phrase_dropped": ("coverage", "sentence", "attribution"),
}
"""Categories: the check whose business the change is, and others that may fairly tell it."""
_KINDS = {"phrase_added": "added", "phrase_dropped": "dropped"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    source: str
    target: str
    changed: str
    category: str
    source_words: str
    target_words: str


def load_minimal_pairs(file: Path) -> list[GoldPair]:
    """The versions of a table, each with another third of its changes; UserError if it is none."""
    codes = file.name.removesuffix(SUFFIX).rpartition(".")[2].split("-")
    if len(codes) != 2 or not all(codes):
        raise UserError(f"{file}: minimal pairs are named after their languages; call it NAME.ar-en.tsv")
    rows = read_rows(file)
    return [_version(file, rows, turn, (codes[0], codes[1])) for turn in range(VERSIONS)]


def read_rows(file: Path) -> list[Row]:
    """The lines of a table; UserError with file and line for what is not as it should be."""
    try:
        heading, *lines = file_text(file).splitlines() or [""]
    except OSError as error:
        raise UserError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    if tuple(heading.split("\t")) != HEADING:
        raise UserError(f"{file}, line 1: not the heading of minimal pairs ({', '.join(HEADING)}, parted by tabs)")
    rows = []
    for number, line in enumerate(lines, 2):
        fields = [field.strip() for field in line.split("\t")]
        wrong = "has other fields than the heading" if len(fields) != len(HEADING) else _wrong(Row(*fields[:-1]))
        if wrong:
            raise UserError(f"{file}, line {number}: {wrong}")
        rows.append(Row(*fields[:-1]))
    return rows


def _wrong(row: Row) -> str:
    """What is wrong with a line, or nothing."""
    if not row.source or not row.target:
        return "a passage lacks its original or its translation"
    if bool(row.changed) != bool(row.category):
        return "a change has no category, or a category no change"
    if row.category and row.category not in ACCEPTS:
        return f"no category {row.category!r}; there are {', '.join(ACCEPTS)}"
    if row.source_words not in row.source:
        return "source_words do not stand in the original"
    if row.target_words not in (row.changed or row.target):
        return "target_words do not stand in the changed translation"
    return ""


def _version(file: Path, rows: list[Row], turn: int, languages: tuple[str, str]) -> GoldPair:
    changed = [bool(row.changed) and number % VERSIONS == turn for number, row in enumerate(rows)]
    told = [row.changed if turned else row.target for row, turned in zip(rows, changed, strict=True)]
    sides = []
    for side, texts in (("source", [row.source for row in rows]), ("target", told)):
        text, spans = "", []
        for number, part in enumerate(texts):
            text += "" if number == 0 else " " if number % PARAGRAPH else "\n\n"
            spans.append((len(text), len(text) + len(part)))
            text += part
        blocks = [number // PARAGRAPH for number in range(len(rows))]
        language = languages[0] if side == "source" else languages[1]
        sides.append(document_of(f"{file}#{side}", text, language, spans, blocks))
    source, target = sides
    tempting = 2 * sum(bool(row.changed) for row in rows) > len(rows)
    counts = LINE if tempting else 1.0
    links = []
    for number, row in enumerate(rows):
        link = Link((number,), (number,), 1.0)
        if changed[number]:
            starts = source.sentences[number].start, target.sentences[number].start
            links.append(GoldLink(link, "reworded", (_finding(row, *starts),), counts))
        else:
            links.append(GoldLink(link, "equivalent", (), counts / (VERSIONS - bool(row.changed))))
    name = file.name.removesuffix(SUFFIX)
    return GoldPair(f"{name}.{turn + 1}", source, target, tuple(links), group=name, tempting=tempting)


def _finding(row: Row, source: int, target: int) -> GoldFinding:
    """What was changed in a line whose sides begin at these offsets."""

    def marked(words: str, text: str, offset: int) -> tuple[Span, ...]:
        place = offset + text.index(words)
        return ((place, place + len(words)),) if words else ()

    check, *accept = ACCEPTS[row.category]
    return GoldFinding(
        _KINDS.get(row.category, "reworded"),
        check,
        marked(row.source_words, row.source, source),
        marked(row.target_words, row.changed, target),
        row.category,
        tuple(accept),
    )
