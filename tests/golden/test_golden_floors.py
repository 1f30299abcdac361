"""The measured quality does not fall."""

from __future__ import annotations

from pathlib import Path

import golden_development
import pytest
from golden_floors import as_toml, falls, load_floors, measures_of

from compare.evaluation.report import evaluate
from compare.pipeline import Options

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def test_links_and_findings_on_the_corpora_are_as_good_as_they_were() -> None:
    now = measures_of(evaluate(CORPORA, Options(gloss=False, cache=False)))
    fallen = list(falls("corpora", load_floors()["corpora"], now))
    assert not fallen, "\n".join(["quality fell:", *fallen])


@pytest.mark.skipif(golden_development.folder() is None, reason="MUQABALA_DEV_DATA names no folder of texts")
@pytest.mark.parametrize("name", golden_development.SETS)
def test_links_and_findings_on_further_texts_are_as_good_as_they_were(name: str) -> None:
    data = golden_development.folder()
    assert data is not None
    fallen = list(falls(name, load_floors()[name], golden_development.measure(name, data)))
    assert not fallen, "\n".join(["quality fell:", *fallen])


@pytest.mark.parametrize(
    ("floor", "now", "told"),
    [
        ({"strict F1": 0.97}, {"strict F1": 0.966}, False),
        ({"strict F1": 0.97}, {"strict F1": 0.96}, True),
        ({"number found": 18}, {"number found": 17}, True),
        ({"number found": 18}, {"number found": 19}, False),
        ({"false alarms": 2}, {"false alarms": 3}, False),
        ({"false alarms": 2}, {"false alarms": 4}, True),
        ({"false alarms": 2}, {"false alarms": 0}, False),
        ({"dropped F1": 0.9}, {}, True),
    ],
)
def test_only_a_value_worse_by_more_than_its_margin_is_a_fall(
    floor: dict[str, float], now: dict[str, float], told: bool
) -> None:
    assert bool(list(falls("corpora", floor, now))) is told


def test_floors_are_read_back_as_written(tmp_path: Path) -> None:
    sets = {"corpora": {"strict F1": 0.9764, "number found": 18, "false alarms": 2}}
    (tmp_path / "floors.toml").write_text(as_toml(sets), "utf-8")
    assert load_floors(tmp_path / "floors.toml") == sets
