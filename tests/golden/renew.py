"""Renew what the nets of quality compare with; prints what changed.

python tests/golden/renew.py    (or `make golden`)
"""

from __future__ import annotations

import sys
from pathlib import Path

from golden_floors import FLOORS, as_toml, load_floors, measures_of

from compare.evaluation.report import evaluate
from compare.pipeline import Options

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def renew_floors() -> None:
    """Write the values of today, and print each that differs from the file's."""
    sets = load_floors()
    for name, now in {"corpora": measures_of(evaluate(CORPORA, Options(gloss=False, cache=False)))}.items():
        before = sets.get(name, {})
        for key in {**before, **now}:
            if before.get(key) != now.get(key):
                print(f"{name}: {key}: {before.get(key)} -> {now.get(key)}")
        sets[name] = now
    FLOORS.write_text(as_toml(sets), "utf-8")


def main() -> int:
    """Renew everything; always 0."""
    renew_floors()
    return 0


if __name__ == "__main__":
    sys.exit(main())
