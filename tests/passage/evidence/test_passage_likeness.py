"""Which words of a passage are each other's counterparts, and which stand for something else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from meaning_pairs import findings

from compare.encoding import open_encoder
from compare.passage.evidence.likeness import MARGIN, Likeness
from compare.passage.evidence.tagging import Rows
from compare.records import Side

SOURCE, TARGET = "a b c", "x y z"


def rows(text: str) -> Rows:
    spans = tuple((at, at + 1) for at, letter in enumerate(text) if letter != " ")
    count = len(spans)
    unknown, content = np.full(count, -1), np.ones(count, bool)
    return Rows(spans, np.eye(count, dtype=np.float32), np.ones(count, np.float32), unknown, unknown, content)


def likeness(values: list[list[float]], content: tuple[list[bool], list[bool]] = ([True] * 3, [True] * 3)) -> Likeness:
    sure = np.ones(3, np.float32)
    kinds = np.array(content[0]), np.array(content[1])
    related = np.zeros((3, 3), bool)
    alike = np.array(values, np.float32)
    return Likeness((rows(SOURCE), rows(TARGET)), kinds, alike, lambda: related, (sure, sure))


CLEAR = [[0.9, 0.1, 0.0], [0.1, 0.8, 0.1], [0.0, 0.1, 0.1]]


@pytest.mark.parametrize("side", Side)
def test_a_counterpart_is_mutual_and_nothing_comes_near(side: Side) -> None:
    alike = likeness(CLEAR)
    assert [alike.counterpart(side, word, 0.3) for word in range(3)] == [0, 1, None]
    assert alike.counterpart(side, 1, 0.85) is None


def test_a_word_that_another_comes_near_has_no_counterpart() -> None:
    near = [[0.9, 0.85, 0.0], [0.1, 0.2, 0.0], [0.0, 0.0, 0.0]]
    assert likeness(near).counterpart(Side.SOURCE, 0, 0.3) is None
    assert likeness([list(row) for row in zip(*near, strict=True)]).counterpart(Side.SOURCE, 0, 0.3) is None
    assert likeness(near).counterpart(Side.TARGET, 0, 0.3) is None


def test_words_without_content_are_nobody_s_counterpart() -> None:
    alike = likeness(CLEAR, ([False, True, True], [True] * 3))
    assert alike.counterpart(Side.SOURCE, 0, 0.3) is None
    assert alike.counterpart(Side.TARGET, 0, 0.3) is None


def test_two_words_are_apart_if_each_has_its_like_elsewhere() -> None:
    a, x, y, z = (0, 1), (0, 1), (2, 3), (4, 5)
    both = likeness([[0.1, 0.9, 0.0], [0.9, 0.1, 0.0], [0.0, 0.0, 0.1]])
    assert both.apart(a, x, 0.3)
    assert not both.apart(a, x, 0.95)
    assert not both.apart(a, y, 0.3)
    one_only = likeness([[0.1, 0.9, 0.0], [0.1, 0.1, 0.0], [0.0, 0.0, 0.1]])
    assert not one_only.apart(a, x, 0.3)
    assert not both.apart(a, z, 0.3)
    assert not both.apart(a, (9, 10), 0.3)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("غير أن الحارس أنيس الطرابلسي رفض أن يستسلم.", "But goalkeeper Anis Trabelsi would not give up."),
        ("ولم يعلق رئيس الحكومة على ما جرى.", "From the head of government there has been no comment."),
    ],
)
def test_an_office_whose_words_have_their_counterparts_is_no_other(arabic, english):
    assert findings("name", (arabic, english), encoder=open_encoder()) == []


@given(
    st.lists(
        st.lists(st.sampled_from([-0.2, 0.0, 0.3, 0.35, 0.4, 0.9]), min_size=3, max_size=3), min_size=3, max_size=3
    )
)
def test_counterparts_are_those_of_each_word_looked_at_by_itself(values: list[list[float]]) -> None:
    alike = likeness(values, ([True, True, False], [True, True, True]))
    for side in Side:
        seen = alike.seen_from(side)
        for word in range(3):
            best = int(seen[word].argmax())
            row, column = np.delete(seen[word], best), np.delete(seen[:, best], word)
            clear = seen[word, best] >= max(row.max(), column.max()) + np.float32(MARGIN)
            expected = best if clear and seen[word, best] >= np.float32(0.3) else None
            assert alike.counterpart(side, word, 0.3) == expected
