"""Whatever stands in a text, a name, a message or a note: in no format can it act."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.export import ExportOptions, formats, render
from compare.ids import passage_ids
from compare.records import About, Comparison, Document, Finding, Paragraph, Passage, Sentence
from compare.review import Decision

ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TEXT_FORMATS = ("csv", "html", "json", "jsonl", "md", "tmx", "tsv", "xliff", "xliff1.2")
ATTACKS = (
    '=HYPERLINK("http://x";"y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "x;=1+1",
    "x\n=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</style><b>",
    "<!--",
    "]]>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "# heading",
    "```\n<b>\n```",
    "&amp;&#x3c;b&#x3e;",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202eflipped\u202c",
    "\u2066x\u2069",
    "\u200f=1",
    "\x00",
    "\x85",
    "\ufffe",
    "{DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe}",
    "0012",
    "4-5",
    "12e34",
)

pieces = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=12), st.sampled_from(["قُتل ٣٠٥", "a word", "«كلمة»"]))
hostile = st.lists(pieces, min_size=1, max_size=3).map("".join)
visible = hostile.filter(lambda text: bool(text.strip()))


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[Comparison, ExportOptions]:
    """A comparison of which every value that somebody else may have written is hostile."""
    documents = []
    for language in ("ar", "en"):
        text, paragraphs, sentences = "", [], []
        for index in range(3):
            words = draw(visible)
            paragraphs.append(Paragraph(index, len(text), len(text) + len(words)))
            sentences.append(Sentence(index, index, len(text), len(text) + len(words)))
            text += words + "\n"
        about = About(draw(hostile), draw(hostile), draw(hostile), draw(hostile), draw(hostile))
        path = draw(hostile)
        documents.append(
            Document(path, text, language, tuple(paragraphs), tuple(sentences), sha256="ab" * 32, about=about)
        )
    source, target = documents
    first = (source.sentences[0], target.sentences[0])
    spans = [((sentence.start, sentence.start + 1),) for sentence in first]
    found = Finding("reworded", "number", "critical", "hard", draw(hostile), spans[0], spans[1], author=draw(hostile))
    passages = (
        Passage("", (0,), (0,), "reworded", False, 0.9, (found,), gloss=draw(hostile), gloss_doubt=draw(hostile)),
        Passage("", (1,), (), "dropped", False, 0.9),
        Passage("", (2,), (1, 2), "equivalent", True, 0.4, corrected=True),
    )
    draft = Comparison(source, target, passages, draw(hostile), glossed_by=draw(hostile), notices=(draw(hostile),))
    ids = passage_ids((draft.source_text(p), draft.target_text(p)) for p in passages)
    named = tuple(replace(p, id=name) for p, name in zip(passages, ids, strict=True))
    decision = Decision("confirmed", draw(hostile), reviewer=draw(hostile))
    return replace(draft, passages=named), ExportOptions(decisions={ids[0]: decision})


few = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@few
@given(comparisons())
def test_no_text_format_holds_what_acts_on_a_terminal(made: tuple[Comparison, ExportOptions]) -> None:
    for name in TEXT_FORMATS:
        assert not ACTIVE.search(render(made[0], name, made[1]).decode("utf-8")), name


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def _tags(comparison: Comparison, options: ExportOptions) -> list[tuple[str, tuple[str, ...]]]:
    parser = _Tags()
    parser.feed(render(comparison, "html", options).decode())
    return parser.found


HARMLESS = (
    {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "footer",
        "main",
        "section",
        "nav",
        "figure",
        "article",
    }
    | {"figcaption", "fieldset", "legend", "label", "input", "output", "svg", "rect", "path", "script"}
    | {"h1", "h2", "h3", "p", "div", "span", "bdi", "b", "a", "mark", "ul", "ol", "li", "dl", "dt", "dd"}
)


@few
@given(comparisons())
def test_no_tag_and_no_handler_of_a_text_gets_into_the_page(made: tuple[Comparison, ExportOptions]) -> None:
    found = _tags(*made)
    assert {tag for tag, _ in found} <= HARMLESS
    assert sum(tag == "script" for tag, _ in found) == 1
    attributes = {name for _, names in found for name in names}
    assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc", "action")}


@few
@given(comparisons())
def test_no_cell_is_a_formula_wherever_it_is_cut(made: tuple[Comparison, ExportOptions]) -> None:
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        text = render(made[0], name, made[1]).decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert len(table) == 4 and len({len(line) for line in table}) == 1
        for line in table[1:]:
            for cell in line:
                for part in re.split("[;\t\n\r]", cell):
                    shown = part.strip(" \u00a0\ufeff\u200e\u200f")
                    assert not shown.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), (name, cell)


@few
@given(comparisons())
def test_office_files_open_and_hold_no_formula_field_or_link(made: tuple[Comparison, ExportOptions]) -> None:
    docx = pytest.importorskip("docx")
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.load_workbook(io.BytesIO(render(made[0], "xlsx", made[1])))
    for sheet in workbook:
        for row in sheet.iter_rows():
            assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in row)
    data = render(made[0], "docx", made[1])
    assert docx.Document(io.BytesIO(data)).tables
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                part = package.read(name).decode()
                ElementTree.fromstring(part)
                assert not ACTIVE.search(part)
                assert "w:instrText" not in part and "w:fldSimple" not in part
                assert 'TargetMode="External"' not in part


@few
@given(comparisons())
def test_markdown_is_read_as_the_text_it_was(made: tuple[Comparison, ExportOptions]) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = (
        markdown_it.MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .parse(render(made[0], "md", made[1]).decode())
    )
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "fence", "code_block", "code_inline", "hr"}
    # One headline, the summary, three passages, how it was made.
    assert sum(token.type == "heading_open" for token in tokens) == 6


@few
@given(comparisons())
def test_formats_for_programs_can_be_parsed(made: tuple[Comparison, ExportOptions]) -> None:
    for name in ("tmx", "xliff", "xliff1.2"):
        assert len(ElementTree.fromstring(render(made[0], name, made[1])))
    data = json.loads(render(made[0], "json", made[1]))
    assert data["source"]["text"] == made[0].source.text.encode("utf-8", "surrogatepass").decode(
        "utf-8", "surrogatepass"
    )
    lines = render(made[0], "jsonl", made[1]).decode().split("\n")
    assert [json.loads(line)["report"] for line in lines if line] == [
        made[0].target_text(passage) for passage in made[0].passages
    ]


def test_every_format_is_tried() -> None:
    assert set(formats()) == {*TEXT_FORMATS, "docx", "xlsx", "gold"}
