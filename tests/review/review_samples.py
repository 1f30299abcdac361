"""A small comparison to decide on."""

from __future__ import annotations

from compare.ids import passage_ids
from compare.records import Comparison, Document, Finding, Paragraph, Passage, Sentence


def _document(language: str, texts: list[str], before: str = "") -> Document:
    text, sentences = before, []
    for index, sentence in enumerate(texts):
        sentences.append(Sentence(index, 0, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document(f"{language}.txt", text, language, (Paragraph(0, 0, len(text)),), tuple(sentences))


def build(before: str = "") -> Comparison:
    """Three passages: a wrong number and a wrong date, an equal one, an added one."""
    source = _document("ar", ["قتل 305 أشخاص يوم الأحد.", "وصل الوزير إلى عمّان."], before)
    target = _document(
        "en", ["On Monday, 235 people died.", "The minister reached Amman.", "Nobody commented."], before
    )
    shift = len(before)
    found = (
        Finding(
            "reworded", "number", "critical", "hard", "305, 235", ((shift + 4, shift + 7),), ((shift + 11, shift + 14),)
        ),
        Finding(
            "reworded",
            "date",
            "minor",
            "hard",
            "Sunday, Monday",
            ((shift + 18, shift + 23),),
            ((shift + 3, shift + 9),),
        ),
        Finding("reworded", "coverage", "minor", "soft", "looks unlike", (), ((shift, shift + 2),)),
    )
    links = [((0,), (0,), "reworded", found), ((1,), (1,), "equivalent", ()), ((), (2,), "added", ())]
    draft = Comparison(source, target, (), "test")
    passages = [Passage("", s, t, status, False, 0.8, findings) for s, t, status, findings in links]  # type: ignore[arg-type]
    ids = passage_ids((draft.source_text(p), draft.target_text(p)) for p in passages)
    return Comparison(
        source,
        target,
        tuple(
            Passage(i, p.source, p.target, p.status, p.moved, p.score, p.findings)
            for i, p in zip(ids, passages, strict=True)
        ),
        "test",
    )
