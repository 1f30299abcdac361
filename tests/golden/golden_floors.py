"""Measured quality as a table of floors: what is measured, how it is written, how a fall reads.

`floors.toml` keeps the values of the last renewal, a table a set of texts. A
value that is worse by more than its margin is a fall.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from compare.evaluation.report import Evaluation

FLOORS = Path(__file__).with_name("floors.toml")
SMALLER_IS_BETTER = "false alarms"
MARGINS = {"strict F1": 0.005, "lax F1": 0.005, "pairs F1": 0.005, "false alarms": 1}
"""How much worse a value may be; `F1_MARGIN` or `COUNT_MARGIN` for the names not here."""
F1_MARGIN = 0.03
"""Of dropped, added and moved sentences, of which a set has a few dozen."""
COUNT_MARGIN = 0
"""Findings of a check: a set has about ten of each, so that one is a tenth."""

Values = dict[str, float]


def measures_of(evaluation: Evaluation) -> Values:
    """The F1 of each kind of link, the findings found of each check, the false alarms."""
    data = evaluation.to_json()
    values: Values = {f"{name} F1": rates["f1"] for name, rates in data["links"].items() if rates["f1"] is not None}
    moved = data["links"]["moved"]
    if moved["recall"] is not None:
        values["moved recall"] = moved["recall"]
    values |= {f"{name} found": score["found"] for name, score in data["findings"]["checks"].items() if score["gold"]}
    values[SMALLER_IS_BETTER] = data["findings"]["false_alarms"]
    return {name: round(value, 4) for name, value in values.items()}


def falls(set_name: str, floors: Mapping[str, float], now: Mapping[str, float]) -> Iterator[str]:
    """A line for each value of `now` that is worse than its floor by more than its margin, or is missing."""
    for name, floor in floors.items():
        if name not in now:
            yield f"{set_name}: {name} is no longer measured (was {floor:g})"
            continue
        worse = now[name] - floor if name.startswith(SMALLER_IS_BETTER) else floor - now[name]
        if worse > margin(name) + 1e-9:
            yield f"{set_name}: {name} fell from {floor:g} to {now[name]:g} (margin {margin(name):g})"


def margin(name: str) -> float:
    """How much worse the value of this name may be than the file says."""
    return MARGINS.get(name, F1_MARGIN if "F1" in name or "recall" in name else COUNT_MARGIN)


def load_floors(path: Path = FLOORS) -> dict[str, Values]:
    """The values of the last renewal, by set of texts; none without the file."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def as_toml(sets: Mapping[str, Mapping[str, float]]) -> str:
    """The values in the form of the file, by set and in the order measured."""
    parts = ["# Written by tests/golden/renew.py; docs/architecture.md says when to run it.\n"]
    for set_name, values in sorted(sets.items()):
        parts.append(f"\n[{set_name}]\n")
        parts += [f'"{name}" = {value:g}\n' for name, value in values.items()]
    return "".join(parts)
