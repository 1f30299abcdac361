"""A Word document: a table of two columns with lit words, findings under each pair."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import CORRECTED, Row, limits, provenance, rows
from compare.export.xmltext import xml_text
from compare.inert import one_line, shorten
from compare.records import Comparison, Document

FORMAT = "docx"
SUFFIXES = (".docx",)
TABLE = False
AS_FOUND = False
notices = no_notices

FILLS = {"added": "D6EBF7", "dropped": "F9DCC8", "reworded": "FBF0A8"}
LONGEST_PROPERTY = 255
EPOCH = (1980, 1, 1, 0, 0, 0)


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The document; the same input gives the same bytes (no time of making)."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    word = docx.Document()
    properties = word.core_properties
    properties.author = f"muqabala {comparison.version}"
    title = f"{one_line(comparison.target.path)} against {one_line(comparison.source.path)}"
    properties.title = shorten(title, LONGEST_PROPERTY)
    properties.created = properties.modified = datetime(2000, 1, 1)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    word.add_heading(xml_text(title), level=1)
    word.add_paragraph(", ".join(f"{count} {name}" for name, count in comparison.summary().items()) + ".")
    if shown := limits(options):
        word.add_paragraph(f"Shown: {shown}.")
    _table(word, comparison, options)
    word.add_heading("How this was made", level=2)
    for name, value in provenance(comparison, options).items():
        word.add_paragraph(f"{name}: {xml_text(one_line(value))}")
    stream = io.BytesIO()
    word.save(stream)
    return _without_time(stream.getvalue())


def _table(word: Any, comparison: Comparison, options: ExportOptions) -> None:
    from docx.shared import Cm

    table = word.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    table.autofit = False
    widths = (Cm(2.6), Cm(11.7), Cm(11.7))
    for cell, text in zip(table.rows[0].cells, ("passage", "report", "original"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _repeat(table.rows[0])
    # python-docx finds cells by walking the whole table; asking each new row for its own keeps this linear.
    for row in rows(comparison, options):
        line = table.add_row()
        _flag(line._tr.get_or_add_trPr(), "w:cantSplit")
        cells = line.cells
        _facts(cells[0], row)
        _side(cells[1], comparison.target, target_runs(row), "not in the report")
        _side(cells[2], comparison.source, source_runs(row), "not in the original")
        _evidence(cells[1], row)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _facts(cell: Any, row: Row) -> None:
    passage = row.passage
    lines = [str(row.number), passage.status, "moved" if passage.moved else "", passage.severity or ""]
    cell.text = "\n".join(line for line in (*lines, row.decided_by) if line)


def _side(cell: Any, document: Document, runs: list[Run], absent: str) -> None:
    paragraph = cell.paragraphs[0]
    if not runs:
        paragraph.add_run(absent).italic = True
        return
    rtl = document.direction == "rtl"
    if rtl:
        _flag(paragraph._p.get_or_add_pPr(), "w:bidi")
    for run in runs:
        part = paragraph.add_run(xml_text(run.text))
        finding = run.worst
        if finding is not None:
            part.underline = True
            if finding.confidence == "hard":
                _shade(part, FILLS[finding.kind])
        # The order of these elements is the schema's: shading, direction, language.
        if rtl:
            _flag(part._r.get_or_add_rPr(), "w:rtl")
        _language(part, document.language, rtl)


def _evidence(cell: Any, row: Row) -> None:
    from docx.shared import Pt

    lines = [
        f"{f.check}, {f.severity}{', uncertain' if f.confidence == 'soft' else ''}: {f.message}" for f in row.findings
    ]
    if row.passage.gloss:
        lines.append(f"machine gloss of the original: {row.passage.gloss_line}")
    if row.passage.corrected:
        lines.append(CORRECTED)
    if row.decision.note:
        lines.append(f"note: {row.decision.note}")
    for line in lines:
        run = cell.add_paragraph().add_run(xml_text(one_line(line)))
        run.font.size = Pt(8.5)
        run.italic = True


def _flag(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))


def _language(run: Any, language: str, rtl: bool) -> None:
    """Name the language, so that Word does not proofread Arabic as English."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:lang")
    element.set(qn("w:bidi" if rtl else "w:val"), language)
    run._r.get_or_add_rPr().append(element)


def _shade(run: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(name), value)
    run._r.get_or_add_rPr().append(shade)


def _repeat(row: Any) -> None:
    """Let Word repeat the row at the top of every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _without_time(data: bytes) -> bytes:
    """The same package with every entry dated alike."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
