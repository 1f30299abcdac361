"""A pair of texts with every kind of difference, as a comparison ready to show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.ids import passage_ids
from compare.records import Comparison, Document, Finding, Paragraph, Passage, Sentence


@dataclass(frozen=True)
class Row:
    """One passage; the marked words `[…]` of both sides are the spans of its finding."""

    source: str
    target: str
    status: str = "equivalent"
    check: str = ""
    severity: str = "major"
    message: str = ""
    confidence: str = "hard"
    moved: bool = False
    gloss: str | None = None


ROWS = (
    Row(
        "افتتح وزير النقل محطة القطار الجديدة في مدينة وهران.", "The transport minister opened the new station in Oran."
    ),
    Row(
        "وقال إن المشروع كلّف [٣٠٥] ملايين دينار (Siemens AG) منذ 12/03/2024.",
        "He said the project had cost [235] million dinars (Siemens AG) since 12/03/2024.",
        "reworded",
        "number",
        "critical",
        "original 305 (٣٠٥), report 235",
        gloss="He said the project cost 305 million dinars (Siemens AG) since 12/03/2024.",
    ),
    Row("[ورفضت النقابة التعليق على الأرقام.]", "", "dropped", "sentence", "major", "the report leaves out a sentence"),
    Row("", "[Analysts called the station a waste.]", "added", "sentence", "major", "the report adds a sentence"),
    Row("ولم يُصب أحد بأذى خلال الحفل.", "Nobody was hurt during the ceremony.", moved=True),
    Row(
        "وأكّدت الوزارة أن القطارات ستنطلق [ربما] في «الصيف المقبل».",
        "The ministry stressed that trains [will] leave “next summer”.",
        "reworded",
        "certainty",
        "minor",
        "original hedges (ربما), report does not",
    ),
    Row(
        "ووصف السكان المحطة بأنها [جميلة].",
        "Residents described the station as [impressive].",
        "equivalent",
        "coverage",
        "minor",
        "these words seem to have no counterpart",
        confidence="soft",
    ),
    Row("وتبلغ مساحة المحطة 1.5 هكتار.", "The station covers 1.5 hectares."),
)


def _side(
    language: str, texts: list[str], path: str
) -> tuple[Document, list[tuple[tuple[int, int], ...]], list[tuple[int, ...]]]:
    """The document, each row's marked spans, each row's sentences."""
    text, sentences, paragraphs, marked, runs = "", [], [], [], []
    for row in texts:
        start, spans, opened = len(text), [], 0
        for character in row:
            if character == "[":
                opened = len(text)
            elif character == "]":
                spans.append((opened, len(text)))
            else:
                text += character
        marked.append(tuple(spans))
        runs.append((len(sentences),) if row else ())
        if row:
            paragraphs.append(Paragraph(len(paragraphs), start, len(text)))
            sentences.append(Sentence(len(sentences), len(paragraphs) - 1, start, len(text)))
            text += "\n"
    return Document(path, text, language, tuple(paragraphs), tuple(sentences)), marked, runs


def build(
    rows: tuple[Row, ...] = ROWS, *, source_path: str = "original.ar.txt", target_path: str = "report.en.txt"
) -> Comparison:
    """The comparison of the two texts that `rows` make."""
    source, source_spans, source_runs = _side("ar", [row.source for row in rows], source_path)
    target, target_spans, target_runs = _side("en", [row.target for row in rows], target_path)
    passages = []
    for index, row in enumerate(rows):
        findings = ()
        if row.check:
            kind = row.status if row.status != "equivalent" else "reworded"
            findings = (
                Finding(
                    kind, row.check, row.severity, row.confidence, row.message, source_spans[index], target_spans[index]
                ),
            )
        passages.append(
            Passage("", source_runs[index], target_runs[index], row.status, row.moved, 0.83, findings, row.gloss)
        )
    draft = Comparison(source, target, tuple(passages), "test")
    ids = passage_ids((draft.source_text(p), draft.target_text(p)) for p in passages)
    return replace(draft, passages=tuple(replace(p, id=i) for p, i in zip(passages, ids, strict=True)))


def many(number: int) -> Comparison:
    """`number` passages of usual length, no two of them alike."""
    rows = [ROWS[index % len(ROWS)] for index in range(number)]
    return build(
        tuple(
            replace(
                row,
                source=row.source
                and f"{row.source} وأضاف أن العمل في القسم رقم {index} سيستمر حتى نهاية العام المقبل بحسب الخطة.",
                target=row.target
                and f"{row.target} Work on section {index} goes on until the end of next year, he added, as planned.",
            )
            for index, row in enumerate(rows)
        )
    )
