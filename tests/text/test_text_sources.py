"""Who is cited in a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pairs import document

from compare.languages import load_language
from compare.text import lexicon
from compare.text.segment import Segment
from compare.text.sources import alike, speakers


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("police", "security", True),
        ("police", "witness", False),
        ("spokesman", "company", True),
        ("spokesman", "witness", False),
        # Unnamed sources of two sectors are two; anybody unnamed may be either.
        ("army-source", "court-source", False),
        ("army-source", "insider", True),
        ("army-source", "army", False),
        ("court", "spokesman", True),
        ("astronaut", "astronaut", True),
        ("astronaut", "official", False),
    ],
)
def test_two_kinds_can_be_the_same_speaker_or_not(one: str, other: str, expected: bool) -> None:
    assert alike(frozenset([one]), frozenset([other]), "ar", "en") is expected
    assert alike(frozenset([other]), frozenset([one]), "fr") is expected


@pytest.fixture
def own_kinds(tmp_path: Path) -> Iterator[None]:
    """A user's file of English that knows one kind more, and who that is."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "en.toml").write_text(
        """[speaker]
more_kinds = ["astronaut* = astronaut"]
more_alike = ["astronaut, researcher"]
more_may_be = ["spokesman = astronaut"]
more_authorities = ["astronaut"]
""",
        encoding="utf-8",
    )
    load_language.cache_clear()
    lexicon._scanner.cache_clear()
    yield
    load_language.cache_clear()
    lexicon._scanner.cache_clear()


def test_a_language_file_may_add_kinds_and_who_they_can_be(own_kinds: None) -> None:
    (found,) = speakers(Segment(document("en", "Two astronauts said so"), (0,)))
    assert found.kinds == {"astronaut"} and found.speaks_for_the_state
    for other, expected in (("researcher", True), ("spokesman", True), ("police", False)):
        assert alike(found.kinds, frozenset([other]), "ar", "en") is expected
        assert alike(frozenset([other]), found.kinds, "en", "ar") is expected
    assert not alike(found.kinds, frozenset(["researcher"]), "ar")
