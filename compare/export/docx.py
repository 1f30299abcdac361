"""A Word document: what the comparison comes to, then a table of two columns with lit words, evidence and comments."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from compare.export import wordxml
from compare.export.heading import LONG, MOST_NAMED, gravest, headline, origin, summary_facts, title, told
from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import Row, limits, provenance, rows
from compare.export.xmltext import xml_text
from compare.inert import one_line, shorten
from compare.records import Comparison, Document, Finding
from compare.summary import counted, link_in_words, status_in_words

FORMAT = "docx"
SUFFIXES = (".docx",)
TABLE = False
AS_FOUND = False
notices = no_notices

FILLS = {"added": "D6EBF7", "dropped": "F9DCC8", "reworded": "FBF0A8"}
INKS = {"critical": "B3001B", "major": "8A3FFC", "minor": "5D5D5D"}
"""Colours of severities, as in the other exports for people."""
FAINT = "5D5D5D"
SMALL = 9.0
LONGEST_PROPERTY = 255
MOST_COMMENTS = 300
"""Comments of a document: of more the margin cannot be read, and Word becomes slow."""
PROGRAM = "muqabala"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass
class _Comments:
    """Comments as they are added, up to the most that a document should have."""

    word: Any
    left: int = field(default=MOST_COMMENTS)

    def add(self, runs: list[Any], text: str, author: str) -> None:
        """Hang a comment on `runs`; it has no time, so that the same input gives the same bytes."""
        if runs and self.left > 0:
            self.left -= 1
            initials = "".join(part[0] for part in author.split())[:3]
            comment = self.word.add_comment(runs, xml_text(text), xml_text(author), xml_text(initials))
            wordxml.without_date(comment)


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The document; the same input gives the same bytes (no time of making)."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    word = docx.Document()
    properties = word.core_properties
    properties.author = f"{PROGRAM} {comparison.version}"
    properties.title = xml_text(shorten(title(comparison), LONGEST_PROPERTY))
    properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    _letters(word)
    _texts(word, comparison)
    shown = list(rows(comparison, options))
    left_out = _left_out(shown, options)
    _summary(word, comparison, options, left_out)
    _made(word, comparison, options)
    _table(word, comparison, [row for row in shown if row.number not in left_out])
    stream = io.BytesIO()
    word.save(stream)
    return _without_time(stream.getvalue())


def _left_out(shown: list[Row], options: ExportOptions) -> frozenset[int]:
    """The passages of a long comparison that nothing was found in, unless they were asked for."""
    same = {row.number for row in shown if not row.passage.changed and not row.findings and not row.decision.words()}
    long = len(shown) > LONG and len(same) < len(shown)
    return frozenset(same) if long and not options.only else frozenset()


def _letters(word: Any) -> None:
    """A face and size that fit two columns; Arabic letters are larger, for they look smaller."""
    from docx.shared import Pt

    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    wordxml.complex_size(normal, 12)


def _texts(word: Any, comparison: Comparison) -> None:
    """The two headlines, and where the texts are from."""
    for document, above in ((comparison.target, ""), (comparison.source, "compared with its original:")):
        if above:
            _faint(word.add_paragraph(), above)
        heading = word.add_heading(level=2 if above else 1)
        run = heading.add_run(xml_text(headline(document)))
        _in_language(heading, run, document)
        if lines := origin(document):
            _faint(word.add_paragraph(), " · ".join(lines))


def _summary(word: Any, comparison: Comparison, options: ExportOptions, left_out: frozenset[int]) -> None:
    word.add_heading("Summary", level=2)
    facts = summary_facts(comparison, options)
    if shown := limits(options):
        facts.append(("shown", shown))
    if left_out:
        here = (
            f"{counted(len(left_out), 'passage')} with no difference found left out (--only changed,equivalent has all)"
        )
        facts.append(("below", here))
    for name, line in facts:
        paragraph = word.add_paragraph()
        wordxml.tight(paragraph)
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(xml_text(line))
    worst = gravest(comparison, options)
    for row, finding in worst[:MOST_NAMED]:
        paragraph = word.add_paragraph()
        wordxml.tight(paragraph)
        wordxml.link(paragraph, str(row.number), _anchor(row))
        paragraph.add_run("  ")
        _finding(paragraph, finding)
    if len(worst) > MOST_NAMED:
        _faint(word.add_paragraph(), f"and {len(worst) - MOST_NAMED} more below")


def _table(word: Any, comparison: Comparison, shown: list[Row]) -> None:
    from docx.shared import Cm

    table = word.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    widths = (Cm(3.6), Cm(11.2), Cm(11.2))
    for cell, text in zip(table.rows[0].cells, ("passage", "report", "original"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    wordxml.flag(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    comments = _Comments(word)
    # python-docx finds cells by walking the whole table; asking each new row for its own keeps this linear.
    for row in shown:
        line = table.add_row()
        wordxml.flag(line._tr.get_or_add_trPr(), "w:cantSplit")
        cells = line.cells
        evidence = list(_evidence(row))
        _facts(cells[0], row)
        report = _side(cells[1], comparison.target, target_runs(row), "not in the report")
        original = _side(cells[2], comparison.source, source_runs(row), "not in the original")
        _comment(comments, row, report, original)
        if evidence:
            below = table.add_row()
            wordxml.flag(below._tr.get_or_add_trPr(), "w:cantSplit")
            _write_evidence(wordxml.one_cell(below), evidence)
            # A passage and its evidence are one: no page ends between them.
            for cell in cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _facts(cell: Any, row: Row) -> None:
    passage = row.passage
    paragraph = cell.paragraphs[0]
    number = paragraph.add_run(str(row.number))
    number.bold = True
    wordxml.bookmark(number, _anchor(row), row.number)
    if passage.severity:
        paragraph.add_run("  ")
        _severity(paragraph, passage.severity)
    paragraph.add_run("\n" + status_in_words(passage) + (", moved" if passage.moved else ""))
    for line in filter(None, (link_in_words(passage), row.decided_by)):
        _small(paragraph.add_run(f"\n{xml_text(one_line(line))}"), FAINT)


def _anchor(row: Row) -> str:
    return f"passage{row.number}"


def _side(cell: Any, document: Document, runs: list[Run], absent: str) -> list[tuple[Run, Any]]:
    """Write a side into its cell; its runs with what they became in the document."""
    paragraph = cell.paragraphs[0]
    if not runs:
        part = paragraph.add_run(absent)
        part.italic = True
        return [(Run(""), part)]
    written = []
    for run in runs:
        part = paragraph.add_run(xml_text(run.text))
        finding = run.worst
        if finding is not None:
            part.underline = True
            if finding.confidence == "hard":
                wordxml.shade(part, FILLS[finding.kind])
        written.append((run, part))
        # The order of these elements is the schema's: shading, direction, language.
        _in_language(paragraph, part, document)
    return written


def _in_language(paragraph: Any, run: Any, document: Document) -> None:
    """Tell Word which way a paragraph runs, and its language, so that Arabic is not proofread as English."""
    rtl = document.direction == "rtl"
    if rtl:
        wordxml.right_to_left(paragraph)
        wordxml.flag(run._r.get_or_add_rPr(), "w:rtl")
    wordxml.language(run, document.language, rtl)


def _comment(comments: _Comments, row: Row, report: list[tuple[Run, Any]], original: list[tuple[Run, Any]]) -> None:
    """Findings at the words they mark, in the report if any are there; the reviewer's note at the report's text."""
    for finding in row.findings:
        lit = ([part for run, part in side if finding in run.findings] for side in (report, original))
        marked = next(filter(None, lit), None)
        whole = [part for _, part in (report if row.passage.target else original)]
        comments.add(marked or whole, f"{finding.severity}, {told(finding)}", finding.author or PROGRAM)
    if row.decision.note:
        comments.add([part for _, part in report], row.decision.note, row.decision.reviewer or "reviewer")


@dataclass(frozen=True)
class _Line:
    """A line below a pair: a finding, or a fact with its name."""

    finding: Finding | None = None
    name: str = ""
    text: str = ""


def _evidence(row: Row) -> Iterator[_Line]:
    for finding in row.findings:
        yield _Line(finding)
    if row.passage.gloss:
        yield _Line(name="machine gloss of the original", text=row.passage.gloss_line)
    if row.decision.note:
        yield _Line(name="note", text=row.decision.note)


def _write_evidence(cell: Any, lines: list[_Line]) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        wordxml.tight(paragraph)
        if line.finding:
            _finding(paragraph, line.finding)
        else:
            paragraph.add_run(f"{line.name}: ").bold = True
            paragraph.add_run(xml_text(one_line(line.text)))


def _finding(paragraph: Any, finding: Finding) -> None:
    _severity(paragraph, finding.severity)
    paragraph.add_run(f"  {xml_text(told(finding))}")


def _severity(paragraph: Any, severity: str) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(severity)
    run.bold = severity != "minor"
    run.font.color.rgb = RGBColor.from_string(INKS[severity])


def _faint(paragraph: Any, text: str) -> None:
    wordxml.tight(paragraph)
    _small(paragraph.add_run(xml_text(text)), FAINT)


def _small(run: Any, colour: str) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size = Pt(SMALL)
    run.font.color.rgb = RGBColor.from_string(colour)


def _made(word: Any, comparison: Comparison, options: ExportOptions) -> None:
    """How it was made, before the table: behind it, a few lines would often have a page of their own."""
    facts = [f"{name}: {one_line(value)}" for name, value in provenance(comparison, options).items()]
    word.add_heading("How this was made", level=2)
    _faint(word.add_paragraph(), "; ".join(facts))
    word.add_paragraph()


def _without_time(data: bytes) -> bytes:
    """The same package with every entry dated alike."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
