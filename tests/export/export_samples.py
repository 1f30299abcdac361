"""A comparison with everything that an export must survive."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from compare.ids import passage_ids
from compare.records import Comparison, Document, Finding, Paragraph, Passage, Sentence

HOSTILE = (
    '=HYPERLINK("http://x") <script>alert(1)</script> & \x1b[31mred\x07 \u202eflipped\u202c ]]> | `x` \x00 \x85 end.'
)


def _document(path: str, language: str, texts: list[str]) -> Document:
    text, paragraphs, sentences = "", [], []
    for index, sentence in enumerate(texts):
        start = len(text)
        text += sentence + "\n"
        paragraphs.append(Paragraph(index, start, start + len(sentence)))
        sentences.append(Sentence(index, index, start, start + len(sentence)))
    return Document(path, text, language, tuple(paragraphs), tuple(sentences), sha256="ab" * 32)


def sample() -> Comparison:
    """Six passages: reworded with a hard and a soft finding, equal and moved, dropped, added, hostile, equal."""
    source = _document(
        "original <b>.txt",
        "ar",
        ["قُتل ٣٠٥ أشخاص يوم الأحد.", "وصل الوزير إلى عمّان.", "ورفض التعليق.", HOSTILE, "انتهى."],
    )
    target = _document(
        "-report.txt",
        "en",
        ["On Monday, 235 people died.", "Nobody knows why.", HOSTILE, "He reached Amman.", "It ended."],
    )
    number = Finding("reworded", "number", "critical", "hard", "original 305 (٣٠٥), report 235", ((5, 8),), ((11, 14),))
    soft = Finding("reworded", "coverage", "minor", "soft", "looks unlike", ((9, 14),), ((0, 9),))
    dropped = Finding("dropped", "sentence", "major", "hard", "the report leaves it out", ((48, 61),), ())
    draft = Comparison(source, target, (), "test")
    passages = [
        Passage("", (0,), (0,), "reworded", False, 0.91, (number, soft), "305 people were killed on Sunday."),
        Passage("", (2,), (), "dropped", False, 0.7, (dropped,)),
        Passage("", (), (1,), "added", False, 0.6),
        Passage("", (3,), (2,), "equivalent", False, 0.99),
        Passage("", (1,), (3,), "equivalent", True, 0.8),
        Passage("", (4,), (4,), "equivalent", False, 0.8),
    ]
    ids = passage_ids((draft.source_text(p), draft.target_text(p)) for p in passages)
    return replace(draft, passages=tuple(replace(p, id=name) for p, name in zip(passages, ids, strict=True)))


class Page(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data
