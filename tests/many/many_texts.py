"""Pairs of short texts for the tests of many documents, all different and all quick to compare."""

from __future__ import annotations

from pathlib import Path

TOWNS = (("المدينة", "town"), ("القرية", "village"), ("المنطقة", "region"), ("العاصمة", "capital"))


def original(number: int) -> str:
    town = TOWNS[number % 4][0]
    return (
        f"قال الوزير إن {100 + number} أشخاص أصيبوا في حريق كبير في {town}.\n"
        "وأضاف أن المدرسة أغلقت أبوابها يوم الاثنين.\n"
        "وذكر المستشفى أن معظم الجرحى غادروا المستشفى في المساء.\n"
    )


def report(number: int, injured: int | None = None) -> str:
    town = TOWNS[number % 4][1]
    return (
        f"The minister said that {injured or 100 + number} people were injured in a large fire in the {town}.\n"
        "He added that the school closed its doors on Monday.\n"
        "The hospital said that most of the injured left the hospital in the evening.\n"
    )


def write_pairs(folder: Path, count: int, changed: int = 3) -> Path:
    """`count` pairs in folders of `folder`; every `changed`th report has another number."""
    for number in range(count):
        place = folder / f"pair{number:03}"
        place.mkdir(parents=True)
        (place / "original.ar.txt").write_text(original(number), "utf-8")
        wrong = 900 + number if number % changed == 0 else None
        (place / "report.en.txt").write_text(report(number, wrong), "utf-8")
    return folder


def endless(sentences: int) -> str:
    """A text that takes long to compare with itself: many sentences, no two alike."""
    return "".join(f"Number {n} of {n * n} stood at gate {n * 7 % 1013} in year {n % 90}.\n" for n in range(sentences))
