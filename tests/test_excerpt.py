"""Sentences cut around the words at issue."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.commands.excerpt import ELLIPSIS, excerpt

LONG = "one two three four five six seven eight nine ten " * 12


def marked(text: str, spans: list[tuple[int, int]], width: int) -> tuple[str, list[str]]:
    line, marks = excerpt(text, spans, width)
    return line, [line[start:end] for start, end in marks]


def place(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def test_a_short_sentence_stays_whole_on_one_line():
    text = "  The dam\n stores\t420 million\u00a0 metres. "
    assert marked(text, [place(text, "420 million")], 80) == ("The dam stores 420 million metres.", ["420 million"])


def test_a_long_one_is_cut_on_both_sides_of_the_words_at_spaces():
    text = f"{LONG}THERE {LONG}"
    line, words = marked(text, [place(text, "THERE")], 60)
    assert words == ["THERE"] and 40 < len(line) <= 60
    assert line.startswith(ELLIPSIS) and line.endswith(ELLIPSIS)
    before, after = line.strip(ELLIPSIS).split("THERE")
    assert abs(len(before) - len(after)) < 12
    assert set(line.strip(ELLIPSIS).split()) <= {*LONG.split(), "THERE"}


def test_words_far_apart_have_an_ellipsis_between_them():
    text = f"FIRST {LONG}SECOND {LONG}THIRD"
    line, words = marked(text, [place(text, word) for word in ("THIRD", "FIRST", "SECOND")], 120)
    assert words == ["FIRST", "SECOND", "THIRD"] and len(line) <= 120
    assert line.startswith("FIRST") and line.endswith("THIRD") and line.count(ELLIPSIS) == 2


def test_without_words_the_beginning_is_shown():
    line, words = marked(LONG, [], 60)
    assert words == [] and line.startswith("one two") and line.endswith(ELLIPSIS) and len(line) <= 60


def test_words_without_room_are_left_out_from_the_last_one_back():
    text = " ".join(f"{LONG}W{n}" for n in range(9))
    _, words = marked(text, [place(text, f"W{n}") for n in range(9)], 100)
    assert words == [f"W{n}" for n in range(len(words))] and 2 <= len(words) < 9


def test_a_stretch_longer_than_the_line_is_cut_at_its_end():
    line, (words,) = marked(f"x {LONG}", [(2, len(LONG))], 80)
    assert len(line) <= 80 and words.startswith("one two three") and line.endswith(ELLIPSIS)


def test_what_could_act_on_a_terminal_is_made_visible():
    line, words = marked("a \x1b[31m \u202ered", [(2, 7)], 80)
    assert "\x1b" not in line and "\u202e" not in line and words == ["␛[31m"]


@given(
    st.text(alphabet="ab \n\u0627\u064f😀\x1b", max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=6),
    st.integers(40, 200),
)
def test_any_text_is_one_line_of_that_width_with_its_marks_in_it(text, starts, width):
    spans = [(min(start, len(text)), min(start + size, len(text))) for start, size in starts]
    line, marks = excerpt(text, spans, width)
    assert len(line) <= width and "\n" not in line and "\x1b" not in line
    assert all(0 <= start < end <= len(line) for start, end in marks)
    assert marks == sorted(marks)
    whole = "".join(text.replace("\x1b", "␛").split())
    for start, end in marks:
        assert "".join(line[start:end].split()) in whole
