"""Lists of words as bytes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.passage.evidence.word_arrays import joined, parted

WORDS = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))


@given(WORDS)
def test_words_are_read_as_they_were_written(words: list[str]) -> None:
    assert parted(joined(words)) == words
    assert joined(words).dtype == np.uint8
