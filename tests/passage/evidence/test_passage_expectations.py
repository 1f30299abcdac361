"""What one side leads one to expect on the other: stored and read, both ways round, and learnt from pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pairs import document

from compare.errors import UserError
from compare.languages import load_language
from compare.passage.evidence.expectations import Expectations, embedded_expectations, features, read_expectations
from compare.records import Side
from compare.text.closed_classes import CLASSES
from compare.text.segment import Segment


def segment(language: str, text: str) -> Segment:
    return Segment(document(language, text), (0,))


def expectations() -> Expectations:
    weights = np.zeros((2, len(CLASSES)), np.float32)
    weights[0, CLASSES.index("required")] = 4
    bias = np.full((2, len(CLASSES)), -2, np.float32)
    bias[1] = 0
    return Expectations(("ar", "en"), (["يجب", "من"], ["must", "may"]), (weights, weights), (bias, bias))


def test_a_word_that_goes_with_a_class_leads_one_to_expect_it() -> None:
    found = expectations()
    assert found.log_odds(Side.SOURCE, segment("ar", "يجب أن يحضر"))["required"] == pytest.approx(2)
    assert found.log_odds(Side.SOURCE, segment("ar", "حضر"))["required"] == pytest.approx(-2)


def test_a_word_counts_once_and_behind_its_clitics() -> None:
    assert expectations().log_odds(Side.SOURCE, segment("ar", "ويجب ويجب"))["required"] == pytest.approx(2)


def test_turned_round_the_sides_are_exchanged() -> None:
    found = expectations().turned()
    assert found.languages == ("en", "ar")
    assert found.log_odds(Side.SOURCE, segment("en", "He must go."))["required"] == pytest.approx(2)


def test_what_is_stored_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "expectations.npz"
    expectations().save(path)
    text = segment("ar", "يجب أن يحضر")
    assert read_expectations(path).log_odds(Side.SOURCE, text) == expectations().log_odds(Side.SOURCE, text)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"no archive"])
def test_what_is_no_such_file_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "expectations.npz"
    path.write_bytes(content)
    with pytest.raises(UserError, match="muqabala train expectations"):
        read_expectations(path)


def test_a_file_of_other_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "expectations.npz"
    np.savez_compressed(path, languages=np.array(["ar", "en"]))
    with pytest.raises(UserError):
        read_expectations(path)


def test_features_are_words_their_ends_and_two_running() -> None:
    found = set(features(load_language("en"), ["must", "leave"]))
    assert {"must", "^mu", "ust$", "leave", "must leave", "< must", "leave >"} <= found


def test_those_that_come_with_the_program_know_duty_from_possibility() -> None:
    found = embedded_expectations("ar", "en")
    assert found is not None and embedded_expectations("de", "en") is None
    duty = found.log_odds(Side.SOURCE, segment("ar", "يجب على المستأجر أن يدفع الأجرة."))
    chance = found.log_odds(Side.SOURCE, segment("ar", "يمكن للمستأجر أن يدفع الأجرة."))
    assert duty["required"] > chance["required"] + 2 and chance["possible"] > duty["possible"] + 2


@pytest.mark.slow
def test_they_are_learnt_from_pairs() -> None:
    from compare.training.expectations import train_expectations

    told = [("يجب أن نذهب", "we must go"), ("يمكن أن نذهب", "we can go"), ("ذهبنا إلى البيت", "we went home")]
    found = train_expectations(told * 30, ("ar", "en"))
    one, other = (found.log_odds(Side.SOURCE, segment("ar", text)) for text in ("يجب أن نذهب", "ذهبنا إلى البيت"))
    assert one["required"] > 1 > -1 > other["required"]
    back = found.log_odds(Side.TARGET, segment("en", "we can go"))
    assert back["possible"] > 1 > -1 > back["required"]
