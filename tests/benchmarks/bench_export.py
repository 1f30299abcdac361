"""How long 5,000 passages take in every export format (CPU seconds, bytes).

python tests/benchmarks/bench_export.py
"""

from __future__ import annotations

import time

from compare.export import ExportOptions, formats, render
from compare.ids import passage_ids
from compare.records import Comparison, Document, Finding, Paragraph, Passage, Sentence

PASSAGES = 5_000
ARABIC = "وأعلنت الوزارة في بيان لها أن عدد المصابين ارتفع إلى ٣٠٥ أشخاص في مدن الساحل، وأن فرق الإنقاذ تواصل عملها."
ENGLISH = "The ministry said in a statement that 235 people had been injured in the coastal towns; rescuers work on."


def _document(text: str, language: str) -> Document:
    step = len(text) + 1
    spans = [(i * step, i * step + len(text)) for i in range(PASSAGES)]
    return Document(
        f"{language}.txt",
        (text + "\n") * PASSAGES,
        language,
        tuple(Paragraph(i, start, end) for i, (start, end) in enumerate(spans)),
        tuple(Sentence(i, i, start, end) for i, (start, end) in enumerate(spans)),
    )


def comparison() -> Comparison:
    """A passage a sentence, every third with a lit number."""
    source, target = _document(ARABIC, "ar"), _document(ENGLISH, "en")
    message = "original 305 (٣٠٥), report 235"
    passages = []
    for i, name in enumerate(passage_ids((ARABIC, ENGLISH) for _ in range(PASSAGES))):
        low, high = source.sentences[i].start + ARABIC.index("٣٠٥"), target.sentences[i].start + ENGLISH.index("235")
        spans = ((low, low + 3),), ((high, high + 3),)
        findings = (Finding("reworded", "number", "critical", "hard", message, *spans),) if i % 3 == 0 else ()
        passages.append(Passage(name, (i,), (i,), "reworded" if findings else "equivalent", False, 0.9, findings))
    return Comparison(source, target, tuple(passages), "bench")


def main() -> None:
    """Print the table."""
    table = comparison()
    print(f"{'format':8}{'CPU s':>8}{'MB':>8}   ({PASSAGES} passages)")
    for name in formats():
        start = time.process_time()
        data = render(table, name, ExportOptions())
        print(f"{name:8}{time.process_time() - start:8.2f}{len(data) / 1e6:8.2f}")


if __name__ == "__main__":
    main()
