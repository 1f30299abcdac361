"""Renew what the nets of quality compare with; prints what changed.

python tests/golden/renew.py    (or `make golden`)
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import golden_development
from golden_floors import FLOORS, as_toml, load_floors, measures_of
from golden_pairs import CORPORA, OPTIONS, PAIRS, RECORDS, changes, dumps, load_record, neutral_comparison, record_of

from compare.evaluation.report import evaluate


def renew_pairs() -> None:
    """Write the record of each pair, and print what differs from the last one."""
    RECORDS.mkdir(exist_ok=True)
    for file in RECORDS.glob("*.json"):
        if file.stem not in PAIRS:
            file.unlink()
    for name in PAIRS:
        comparison = neutral_comparison(name)
        record = record_of(comparison)
        changed = list(changes(load_record(name), record, comparison))
        if changed:
            print("\n".join([name, *(f"  {line}" for line in changed)]))
            (RECORDS / f"{name}.json").write_text(dumps(record), "utf-8")


def renew_floors() -> None:
    """Write the values of today, and print each that differs from the file's."""
    sets = load_floors()
    measured = {"corpora": measures_of(evaluate(CORPORA, OPTIONS))}
    data = golden_development.folder()
    if data is None:
        print(f"{golden_development.VARIABLE} names no folder of texts: the floors of those stay as they are")
    else:
        measured |= {name: golden_development.measure(name, data) for name in golden_development.SETS}
    for name, now in measured.items():
        before = sets.get(name, {})
        for key in {**before, **now}:
            if before.get(key) != now.get(key):
                print(f"{name}: {key}: {before.get(key)} -> {now.get(key)}")
        sets[name] = now
    FLOORS.write_text(as_toml(sets), "utf-8")


def main() -> int:
    """Renew everything; always 0."""
    with tempfile.TemporaryDirectory() as empty:  # A user's own words and settings take no part.
        for name in ("MUQABALA_CACHE", "MUQABALA_DATA", "ARGOS_PACKAGES_DIR"):
            os.environ[name] = empty
        os.environ["MUQABALA_SETTINGS"] = str(Path(empty) / "settings.toml")
        renew_pairs()
        renew_floors()
    return 0


if __name__ == "__main__":
    sys.exit(main())
