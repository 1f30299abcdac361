"""Levels and order against Unicode's own conformance test, and against a slow reading of L2."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.bidi.algorithm import levels, paragraph_level, reorder_line

SAMPLE = Path(__file__).parent / "BidiCharacterTest-sample.txt"
WHOLE = Path("/usr/share/unicode/BidiCharacterTest.txt")
# One or two characters of every bidi class, and brackets.
CLASSES = "aأب١1+%,َ\u0007 .()[]〈〉\t\n\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200f"


def failures(path: Path) -> tuple[int, list[str]]:
    """Number of cases in a conformance file, and those that come out otherwise."""
    failed = []
    cases = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cases += 1
        points, direction, level, wanted, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        base = {"0": 0, "1": 1, "2": None}[direction]
        kept = [index for index, value in enumerate(wanted.split()) if value != "x"]
        found = levels(text, base)
        ranks = [found[index] for index in kept]
        if (
            ranks != [int(value) for value in wanted.split() if value != "x"]
            or [kept[index] for index in reorder_line(ranks)] != [int(index) for index in order.split()]
            or (base is None and paragraph_level(text) != int(level))
        ):
            failed.append(line)
    return cases, failed


def test_sample_of_the_conformance_file_passes() -> None:
    cases, failed = failures(SAMPLE)
    assert cases > 300
    assert not failed


@pytest.mark.skipif(not WHOLE.exists(), reason="the system has no unicode-data")
def test_whole_conformance_file_passes() -> None:
    cases, failed = failures(WHOLE)
    assert cases > 90_000
    assert not failed


def slow_reorder(ranks: list[int]) -> list[int]:
    """L2 word for word: from the highest level to 1, reverse what is at that level or higher."""
    order = list(range(len(ranks)))
    for level in range(max(ranks, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and ranks[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


@given(st.lists(st.integers(0, 6), max_size=40))
def test_order_is_that_of_rule_l2(ranks: list[int]) -> None:
    assert reorder_line(ranks) == slow_reorder(ranks)


@given(st.text(alphabet=CLASSES, max_size=60), st.sampled_from([0, 1, None]))
def test_any_text_has_a_level_for_every_character(text: str, base: int | None) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(0 <= level <= 127 for level in found)


@given(st.text(alphabet=CLASSES.replace("\n", ""), max_size=30), st.text(alphabet=CLASSES, max_size=30))
def test_a_paragraph_does_not_change_the_next(first: str, second: str) -> None:
    assert levels(first + "\n" + second, 1) == levels(first + "\n", 1) + levels(second, 1)


@pytest.mark.parametrize(
    "text",
    ["\u2068" * 20_000, "\u2067\u202b" * 20_000, "(" * 20_000, "()" * 20_000, "%" * 20_000, " " * 20_000 + "ا"],
    ids=["isolates", "embeddings", "open", "brackets", "signs", "spaces"],
)
def test_hostile_paragraphs_do_not_take_quadratic_time(text: str) -> None:
    import time

    started = time.process_time()
    levels(text, 1)
    assert time.process_time() - started < 1.0
