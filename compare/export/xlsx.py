"""An Excel workbook: the table with lit words, and a sheet on how it was made."""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from compare.export.heading import headline, summary_facts, title
from compare.export.lit import Run, source_runs, target_runs
from compare.export.registry import ExportOptions, no_notices
from compare.export.table import COLUMNS, Column, Row, chosen, provenance, rows
from compare.inert import inert
from compare.records import Comparison, Passage
from compare.summary import STATUS_WORDS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORMAT = "xlsx"
SUFFIXES = (".xlsx",)
TABLE = True
AS_FOUND = False
notices = no_notices

LONGEST_PROPERTY = 255
LONGEST_CELL = 32_767
"""Excel's limit of characters in a cell; longer texts end with an ellipsis."""

MOST_RUNS = 200
"""Beyond so many runs a cell is written plain: Excel is slow on longer rich text."""

WIDTHS = {"original": 60, "report": 60, "gloss": 50, "findings": 50, "note": 30, "id": 15, "made_by": 50}
WIDTH = 11
LINE_HEIGHT = 15
HIGHEST_ROW = 409
"""Excel's limit, in points."""

FOLDED = frozenset(key for key in COLUMNS if key == "id" or key.startswith(("original_", "report_")))
"""Columns for programs: in the table, but folded, so that what people read fits on a screen and a page."""

FILLS = {"added": "#D6EBF7", "dropped": "#F9DCC8", "reworded": "#FBF6C4", "equivalent": "#FFFFFF", "moved": "#F1E4EE"}
SEVERITIES = {"critical": {"bg_color": "#B3001B", "font_color": "#FFFFFF"}, "major": {"font_color": "#8A3FFC"}}
"""Cells of a severity, in the colours of the other exports for people."""
INKS = {"added": "#00598A", "dropped": "#9A3E00", "reworded": "#7A6200"}
SOFT_INK = "#666666"


class _Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def cell(self, passage: Passage, *, rtl: bool = False, severity: bool = False) -> Format:
        """A wrapped cell in the colour of a passage's status, or of its severity; right to left where its text is."""
        kind = "moved" if passage.moved and passage.status == "equivalent" else passage.status
        direction = {"reading_order": 2, "align": "right"} if rtl else {"reading_order": 1, "align": "left"}
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C0C0C0", "bg_color": FILLS[kind]}
        if severity and passage.severity in SEVERITIES:
            look |= {"bold": True, **SEVERITIES[passage.severity]}
        return self(**look, **direction)

    def run(self, run: Run) -> Format | None:
        """The letters of a lit run: coloured and underlined, bold if the finding is hard."""
        finding = run.worst
        if finding is None:
            return None
        if finding.confidence == "soft":
            return self(font_color=SOFT_INK, underline=4)
        return self(font_color=INKS[finding.kind], underline=1, bold=True)


def render(comparison: Comparison, options: ExportOptions) -> bytes:
    """The workbook. It says nothing of the time, so that the same input gives the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(stream, settings)
    workbook.set_properties(
        {
            "title": _fit(title(comparison))[:LONGEST_PROPERTY],
            "author": f"muqabala {comparison.version}",
            "created": datetime(2000, 1, 1),
        }
    )
    formats = _Formats(workbook)
    _write_table(workbook.add_worksheet("Alignment"), comparison, options, formats)
    _write_summary(workbook.add_worksheet("Summary"), comparison, options, formats)
    workbook.close()
    return stream.getvalue()


def _write_table(sheet: Worksheet, comparison: Comparison, options: ExportOptions, formats: _Formats) -> None:
    # The second sheet says how the table was made: no need to repeat it in every row.
    columns = [c for c in chosen(options, comparison) if options.columns is not None or c is not COLUMNS["made_by"]]
    keys = {id(column): key for key, column in COLUMNS.items()}
    glossed = any(passage.gloss for passage in comparison.passages)
    heading = formats(bold=True, text_wrap=True, valign="top", bg_color="#404040", font_color="#FFFFFF", border=1)
    for place, column in enumerate(columns):
        fold = options.columns is None and (keys[id(column)] in FOLDED or (keys[id(column)] == "gloss" and not glossed))
        outline = {"level": 1, "hidden": True} if fold else {}
        sheet.set_column(place, place, WIDTHS.get(keys[id(column)], WIDTH), None, outline)
        sheet.write_string(0, place, column.heading, heading)
    sheet.set_row(0, 2 * LINE_HEIGHT)
    number = 0
    for number, row in enumerate(rows(comparison, options), 1):
        # Not every program works out how high a row of wrapped text must be; lines would be cut off.
        lines = max((_lines(column.value(row), WIDTHS.get(keys[id(column)], WIDTH)) for column in columns), default=1)
        sheet.set_row(number, min(lines * LINE_HEIGHT, HIGHEST_ROW))
        for place, column in enumerate(columns):
            _write_cell(sheet, (number, place), row, keys[id(column)], column, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Worksheet, at: tuple[int, int], row: Row, key: str, column: Column, formats: _Formats) -> None:
    documents = {"original": row.comparison.source, "report": row.comparison.target, "gloss": row.comparison.target}
    rtl = key in documents and documents[key].direction == "rtl"
    form = formats.cell(row.passage, rtl=rtl, severity=key == "severity")
    value = STATUS_WORDS[row.passage.status] if key == "status" else column.value(row)
    if key in ("original", "report"):
        runs = source_runs(row) if key == "original" else target_runs(row)
        _write_runs(sheet, at, runs, str(value or ""), form, formats)
    elif isinstance(value, str):
        sheet.write_string(*at, _fit(value), form)
    elif value is None:
        sheet.write_blank(*at, None, form)
    else:
        sheet.write_number(*at, value, form)


def _write_runs(
    sheet: Worksheet, at: tuple[int, int], runs: list[Run], text: str, form: Format, formats: _Formats
) -> None:
    if not 1 < len(runs) <= MOST_RUNS or len(text) > LONGEST_CELL:
        lit = formats.run(runs[0]) if len(runs) == 1 else None
        if lit is None or len(text) > LONGEST_CELL:
            sheet.write_string(*at, _fit(text), form)
            return
        # Excel's rich text needs two runs: a lit whole gets an invisible second one.
        sheet.write_rich_string(*at, lit, inert(text), "\u200b", form)
        return
    fragments: list[Any] = []
    for run in runs:
        lit = formats.run(run)
        fragments.extend([inert(run.text)] if lit is None else [lit, inert(run.text)])
    sheet.write_rich_string(*at, *fragments, form)


def _lines(value: object, width: int) -> int:
    """How many lines `value` takes in a cell that is `width` characters wide, rather more than fewer."""
    if not isinstance(value, str):
        return 1
    lengths = (sum(not unicodedata.combining(character) for character in line) for line in value.splitlines())
    return max(1, sum(1 + length // width for length in lengths))


def _fit(text: str) -> str:
    value = inert(text).replace("\r\n", "\n").replace("\r", "\n")
    return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"


def _write_summary(sheet: Worksheet, comparison: Comparison, options: ExportOptions, formats: _Formats) -> None:
    bold, plain = formats(bold=True, valign="top"), formats(text_wrap=True, valign="top", align="left")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    facts: list[tuple[str, str]] = [
        ("Report", headline(comparison.target)),
        ("Original", headline(comparison.source)),
        *((name.capitalize(), line) for name, line in summary_facts(comparison, options)),
        ("", ""),
        *((name[0].upper() + name[1:], value) for name, value in provenance(comparison, options).items()),
        ("", ""),
        ("Lit words", "bold: a rule found the difference; grey, dotted: only vectors suggest it"),
        ("Machine gloss", "for orientation only: a machine translation of the original"),
    ]
    for number, (name, value) in enumerate(facts):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, _fit(value), plain)
