"""Rows: the right letters are lit, every line has the width of the list, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_samples import Row, build

from compare.records import Finding
from compare.review import DecisionStore
from compare.tui.model import Review
from compare.tui.rows import Geometry, Rows, State
from compare.tui.text import Reading
from compare.tui.theme import DARK, Glyphs, Look

WORDS = st.lists(
    st.sampled_from(
        [
            "وقّعت",
            "الشركة",
            "(Siemens AG)",
            "٣٠٥",
            "لا",
            "ألّا",
            "«تعليق»",
            "12/03",
            "word",
            "a",
            "ـ",
            "日本",
            "7٪",
            "x\u200fy",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)
LOOK = Look(DARK, Glyphs())


@pytest.fixture(scope="module")
def review_of(tmp_path_factory):
    with DecisionStore(tmp_path_factory.mktemp("store") / "d.sqlite3") as store:
        yield lambda comparison: Review(comparison, store)


def with_finding(source: str, target: str, side: str, span: tuple[int, int]):
    """One passage, with a finding on `span` of one side."""
    comparison = build((Row(source, target, "reworded"),))
    spans = {f"{side}_spans": (span,)}
    finding = Finding("reworded", "number", "major", "hard", "m", **spans)
    return replace(comparison, passages=(replace(comparison.passages[0], findings=(finding,)),))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=WORDS,
    target=WORDS,
    side=st.sampled_from(["source", "target"]),
    ends=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    width=st.integers(30, 120),
    stacked=st.booleans(),
    swapped=st.booleans(),
)
def test_exactly_the_letters_of_the_finding_are_lit(review_of, source, target, side, ends, width, stacked, swapped):
    text = source if side == "source" else target
    low, high = sorted(int(end * len(text)) for end in ends)
    high = max(high, low + 1)
    if high - low >= 0.85 * len(text):
        return  # A finding about the whole passage lights no words.
    review = review_of(with_finding(source, target, side, (low, high)))
    geometry = Geometry(width, 1, stacked, swapped)
    rows = Rows(review, LOOK, geometry, Reading())
    lines = rows.lines(0, State(), 0)
    assert len(lines) == rows.height(0)
    assert {sum(cell_len(segment.text) for segment in line) for line in lines} == {width}

    lit = LOOK.word("reworded", hard=True, chosen=False, dismissed=False)
    row = geometry.sides.index(side)
    for line in lines:
        for segment in line:
            offset = segment.style.meta.get("offset") if segment.style else None
            if offset is None or not segment.text.strip():
                continue
            is_lit = segment.style.bgcolor == lit.bgcolor
            if offset[1] != row:
                assert not is_lit
                continue
            # One cell may show several characters (a letter with marks, lam-alef): any of them lights it.
            span = range(offset[0], offset[0] + max(1, len(segment.text)))
            touched = [low <= place < high for place in span]
            if len(segment.text) == 1:
                after = text[offset[0] + 1 : offset[0] + 3]
                near = low <= offset[0] < high or (bool(after) and low < offset[0] + 3 and offset[0] < high)
                assert near if is_lit else not touched[0]
            elif not any("\u0590" < character < "\uffff" for character in segment.text):
                assert all(touched) if is_lit else not any(touched)


def test_a_finding_about_the_whole_passage_lights_nothing_but_is_underlined_when_chosen(review_of):
    comparison = with_finding("نص قصير.", "A short text.", "target", (0, 13))
    rows = Rows(review_of(comparison), LOOK, Geometry(80, 1), Reading())
    finding = comparison.passages[0].findings[0]
    plain, chosen = (
        next(segment for segment in rows.lines(0, State(chosen=choice), 0)[0] if "short" in segment.text).style
        for choice in (None, finding)
    )
    assert plain.bgcolor is None and not plain.underline
    assert chosen.underline and chosen.bgcolor is None


@pytest.mark.parametrize("width", [2, 10, 14, 20, 33])
def test_no_width_is_too_small_to_draw(review_of, width):
    rows = Rows(review_of(build()), LOOK, Geometry(width, 8, stacked=True), Reading())
    for number in range(8):
        assert len(rows.lines(number, State(selected=True), number)) == rows.height(number)


@pytest.mark.parametrize(("passages", "columns"), [(3, 2), (99, 2), (100, 3), (12_000, 5)])
def test_the_number_of_the_last_passage_has_room(passages, columns):
    assert Geometry(80, passages).number == columns
    assert Geometry(80, passages).margin > columns
