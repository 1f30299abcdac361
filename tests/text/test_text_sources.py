"""Who is cited in a text."""

from __future__ import annotations

import pytest
from pairs import document

from compare.text.segment import Segment
from compare.text.sources import speakers


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "قال متحدث باسم الشرطة إنه بريء", [("متحدث باسم الشرطة", {"police", "spokesman"})]),
        ("en", "a police spokesman said so", [("police spokesman", {"police", "spokesman"})]),
        # Who is spoken to does not speak; but the letter may be the word's own.
        ("ar", "وقال للشرطة إنه بريء", []),
        ("ar", "قال لواء في الجيش إنه بريء", [("لواء", {"army", "police", "security"})]),
        ("en", "said officials, who spoke to the police", [("officials", {"official"})]),
        ("en", "The minister told reporters that work goes on.", [("minister", {"minister"})]),
        ("en", "The minister opened the road.", []),
    ],
)
def test_speakers_are_cited_by_a_verb(code: str, text: str, expected: list[tuple[str, set[str]]]) -> None:
    found = speakers(Segment(document(code, text), (0,)))
    assert [(one.cue.text, one.kinds) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "role", "of_the_state"),
    [
        ("a police spokesman said so", "police, spokesman", True),
        # That a source has no name is only told where nothing else is known of it.
        ("an unnamed security source said so", "security-source", False),
        ("a source said so", "source", False),
        ("The doctor said so", "doctor", False),
    ],
)
def test_a_speaker_is_told_by_what_he_is(text: str, role: str, of_the_state: bool) -> None:
    (found,) = speakers(Segment(document("en", text), (0,)))
    assert (found.role, found.speaks_for_the_state) == (role, of_the_state)
