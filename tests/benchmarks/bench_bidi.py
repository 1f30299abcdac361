"""CPU seconds of the bidi layout: heights of 5,000 pairs, cold and warm pages, levels.

PYTHONPATH=. python tests/benchmarks/bench_bidi.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from compare.bidi import shaping
from compare.bidi.algorithm import levels
from compare.bidi.layout import layout, quick_height, runs

PAIRS = 5_000
PAGE = 34
WIDTH = 52
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآ"
LATIN_LETTERS = "etaoinshrdlucmfwygpbvk"


def sentences(letters: str, length: int, extra: list[str], seed: int) -> list[str]:
    """Sentences of about `length` characters from a vocabulary of 4,000 words, with numbers and names."""
    pick = random.Random(seed)
    words = ["".join(pick.choices(letters, k=pick.randint(2, 9))) for _ in range(4_000)] + extra * 60
    found = []
    for _ in range(PAIRS):
        sentence: list[str] = []
        while sum(map(len, sentence)) + len(sentence) < length:
            sentence.append(pick.choice(words))
        found.append(" ".join(sentence)[:length] + ".")
    return found


def measure(name: str, target: float, work: Callable[[], object]) -> None:
    started = time.process_time()
    work()
    used = time.process_time() - started
    print(f"{name:<52} {used * 1000:>9.1f} {target * 1000:>9.0f}  {'ok' if used <= target else 'SLOW'}")


def main() -> None:
    arabic = sentences(ARABIC_LETTERS, 97, ["(Siemens AG)", "1.5", "٧٪،", "«وقّعت", "العقد»", "12/03/2024"], 1)
    english = sentences(LATIN_LETTERS, 132, ["1.5", "“said”", "12/03/2024"], 2)

    def heights() -> None:
        for original, report in zip(arabic, english, strict=True):
            max(quick_height(original, WIDTH), quick_height(report, WIDTH))

    def page(first: int) -> None:
        row = 0
        for original, report in zip(arabic[first:], english[first:], strict=True):
            right = layout(original, WIDTH, direction="rtl")
            left = layout(report, WIDTH, direction="ltr")
            for line in (*left, *right):
                runs(line, "app", lambda cell: cell.start < 9)
            row += max(len(left), len(right))
            if row >= PAGE:
                break

    shaping._word.cache_clear()
    print(f"{'':<52} {'CPU ms':>9} {'at most':>9}")
    measure(f"a cold page of {PAGE} lines, both columns, with runs", 0.020, lambda: page(0))
    measure("the same page again", 0.020, lambda: page(0))
    measure(f"heights of {PAIRS:,} pairs (133 + 98 characters)", 0.2, heights)
    measure("levels of 1,000 Arabic sentences", 0.1, lambda: [levels(text, 1) for text in arabic[:1000]])
    measure(
        "layout of a paragraph of 100,000 characters", 2.0, lambda: layout(" ".join(arabic[:1030]), 52, direction="rtl")
    )


if __name__ == "__main__":
    main()
