"""The tables are those of Unicode."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from compare.bidi import tables
from compare.bidi.algorithm import MIRROR

MAKER = Path(__file__).parent / "make_tables.py"
UNICODE = Path("/usr/share/unicode")


def test_mirrored_characters_are_mirrored_in_unicodedata() -> None:
    assert len(MIRROR) > 400
    assert all(unicodedata.mirrored(character) for character in MIRROR)
    assert {a: MIRROR[a] for a in "()[]{}<>«»‹›"} == dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def test_brackets_open_and_close() -> None:
    kinds = [unicodedata.category(character) for character in tables.BRACKET_PAIRS]
    assert set(kinds[::2]) == {"Ps"}
    assert set(kinds[1::2]) == {"Pe"}


@pytest.mark.skipif(not (UNICODE / "BidiBrackets.txt").exists(), reason="the system has no unicode-data")
def test_tables_hold_at_least_what_the_system_has() -> None:
    made = subprocess.run([sys.executable, MAKER, UNICODE], capture_output=True, text=True, check=True).stdout
    system: dict[str, str] = {}
    exec(made, system)
    for name in ("MIRROR_PAIRS", "BRACKET_PAIRS"):
        pairs = getattr(tables, name)
        there = set(zip(pairs[::2], pairs[1::2], strict=True))
        assert set(zip(system[name][::2], system[name][1::2], strict=True)) <= there
