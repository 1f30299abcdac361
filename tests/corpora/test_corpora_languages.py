"""The pairs of other languages: built files up to date, changes found, faithful reports left alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from compare.evaluation.report import evaluate
from compare.languages import load_language
from compare.pipeline import Options

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
LANGUAGES = CORPORA / "languages"
PAIRS = sorted(path.parent.name for path in LANGUAGES.glob("*/pair.txt"))


def test_what_is_built_is_up_to_date():
    command = [sys.executable, str(CORPORA / "build.py"), "--check", str(LANGUAGES)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""


def test_each_language_has_a_changed_and_a_faithful_pair():
    assert {name for name in PAIRS if name.endswith("-faithful")} == {
        f"{name}-faithful" for name in PAIRS if not name.endswith("-faithful")
    }
    assert {name.split("-")[0] for name in PAIRS} == {"de", "es", "fa", "fr", "he", "ru", "tr", "zh"}


@pytest.fixture(autouse=True)
def languages_as_shipped():
    """Other tests read languages from files of their own; what they leave is not asked."""
    load_language.cache_clear()


@pytest.mark.parametrize("name", PAIRS)
def test_changes_are_found_and_faithful_sentences_left_alone(name):
    found = evaluate(LANGUAGES / name, Options())
    assert found.links.strict.f1 == 1
    gold, told = (sum(getattr(score, field) for score in found.findings.checks.values()) for field in ("gold", "found"))
    assert told >= gold - 1
    assert found.findings.false_alarms <= 1
