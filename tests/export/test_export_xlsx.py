"""Excel: a workbook that opens elsewhere, with what is for programs folded away."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from export_samples import sample

from compare.export import ExportOptions, render
from compare.records import Comparison
from compare.review import Decision

DECIDED = {sample().passages[0].id: Decision("confirmed", "=checked\x1b with the ministry")}


def test_xlsx_opens_elsewhere() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.cell.rich_text import CellRichText

    options = ExportOptions(include_soft=True, decisions=DECIDED)
    workbook = openpyxl.load_workbook(io.BytesIO(render(sample(), "xlsx", options)), rich_text=True)
    sheet = workbook["Alignment"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    original = sheet.cell(2, headings["original"])
    assert original.alignment.readingOrder == 2
    assert isinstance(original.value, CellRichText)
    assert str(original.value) == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert any(getattr(part, "text", "") == "٣٠٥" and part.font.b for part in original.value)
    assert sheet.cell(2, headings["report"]).alignment.readingOrder == 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(headings)).column_letter}7"
    assert sheet.cell(5, headings["report"]).data_type == "s"
    assert "ab" * 32 in [row[1].value for row in workbook["Summary"].iter_rows()]


def test_xlsx_shows_all_lines_and_folds_what_is_for_programs() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    long = replace(sample(), passages=(replace(sample().passages[0], gloss="word " * 60), *sample().passages[1:]))
    for comparison, glossed in ((sample(), True), (long, True), (_without_gloss(sample()), False)):
        sheet = openpyxl.load_workbook(io.BytesIO(render(comparison, "xlsx", ExportOptions())))["Alignment"]
        folded = {c.value for c in sheet[1] if sheet.column_dimensions[_letter(sheet, c.column)].hidden}
        assert {"id", "original start", "report paragraph"} <= folded
        assert ("machine gloss" in folded) is not glossed
        assert not {"number", "original", "report", "findings", "note"} & folded
    tall, short = (
        openpyxl.load_workbook(io.BytesIO(render(comparison, "xlsx", ExportOptions())))["Alignment"].row_dimensions[2]
        for comparison in (long, sample())
    )
    assert tall.height >= 6 * 15 > 3 * 15 >= (short.height or 15)
    asked = openpyxl.load_workbook(io.BytesIO(render(sample(), "xlsx", ExportOptions(columns=("id",)))))["Alignment"]
    assert not asked.column_dimensions["A"].hidden


def _letter(sheet: Any, column: int) -> str:
    """The first column of the group that holds `column`: a run of columns alike is kept as one."""
    return next(
        str(letter)
        for letter, group in sheet.column_dimensions.items()
        if (group.min or 0) <= column <= (group.max or 0)
    )


def _without_gloss(comparison: Comparison) -> Comparison:
    return replace(comparison, passages=tuple(replace(passage, gloss=None) for passage in comparison.passages))
