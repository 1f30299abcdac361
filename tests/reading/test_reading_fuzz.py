"""Whatever the bytes and whatever the suffix: a sound document or one line, nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import checked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import archive, docx, epub, odt, word_paragraph, xhtml

import compare.reading.isolated
from compare.errors import UserError
from compare.reading.read import read_source
from compare.reading.registry import formats, known_suffixes
from compare.reading.source import Source

BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SUFFIXES = [*known_suffixes(), "", ".xyz", ".doc"]

PIECES = [
    b"<html>", b"<p>", b"</p>", b"<!--", b"-->", b"<script>", b"<![CDATA[", b"&amp;", b"&#0;", b"&#xd800;", b"<td>",
    b"<tr>", b"<meta charset=utf-7>", b"WEBVTT\n\n", b"1\n00:00:01,000 --> 00:00:02,000\n", b"\n\n", b"\r", b"# ",
    b"* ", b"```", b"[a](", b"|-|", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", "نصّ ".encode(),
    "نص".encode("cp1256"), "نص".encode("utf-16-le"), b"word ", b"\xc3", b"\xed\xa0\x80", b"\x1b[2J", b"\x0c",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", b"\n--b\nContent-Type: text/html\n\n",
    b"%PDF-1.4\n", b"PK\x03\x04", b"---\n", b"title: x\n",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4), max_size=30).map(b"".join)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsers run here, since hundreds of child processes would take minutes."""
    from importlib import import_module

    def run(worker: str, data: bytes, name: str, seconds: float = 0, **arguments: str | None) -> object:
        module, _, function = worker.partition(":")
        return getattr(import_module(module), function)(data, name, **arguments)

    monkeypatch.setattr(compare.reading.isolated, "run_isolated", run)


def attempt(data: bytes, suffix: str, encoding: str | None = None) -> None:
    """Read; check the document, or that the error is one line that begins with the name."""
    source = Source(f"file{suffix}", f"file{suffix}", data, "ar", encoding)
    try:
        document = read_source(source)
    except UserError as error:
        message = str(error)
        assert len(message.splitlines()) == 1
        assert message.startswith((f"file{suffix}: ", "--encoding"))
    else:
        checked(document)


@BOUNDED
@given(
    st.binary(max_size=300) | SOUP, st.sampled_from(SUFFIXES), st.sampled_from([None, "utf-8", "cp1256", "utf-16", "x"])
)
def test_any_bytes_under_any_suffix(data: bytes, suffix: str, encoding: str | None) -> None:
    attempt(data, suffix, encoding)


@BOUNDED
@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]), st.sampled_from(SUFFIXES))
def test_any_text_under_any_suffix(text: str, codec: str, suffix: str) -> None:
    attempt(text.encode(codec), suffix)


TAGS = [
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:txbxContent",
    "w:sdt",
    "w:del",
    "w:rPr",
    "w:footnote",
    "mc:Fallback",
]
OPEN_TAGS = [
    "text:p",
    "text:h",
    "text:note",
    "text:note-body",
    "table:table-row",
    "table:table-cell",
    "draw:text-box",
    "text:s",
]
XHTML_TAGS = ["p", "div", "table", "tr", "td", "br", "ruby", "rt", "pre", "a"]


def trees(tags: list[str]) -> st.SearchStrategy[str]:
    """Well-formed XML in which the elements nest in every way."""
    return st.recursive(
        st.sampled_from(["", "text", " ", "نصّ", "&#xa0;"]),
        lambda inner: st.tuples(st.sampled_from(tags), st.lists(inner, max_size=4)).map(
            lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
        ),
        max_leaves=25,
    )


@BOUNDED
@given(trees(TAGS))
def test_word_elements_in_any_order(body: str) -> None:
    attempt(docx(body + word_paragraph("end"), footnotes=body), ".docx")


@BOUNDED
@given(trees(OPEN_TAGS))
def test_open_document_elements_in_any_order(body: str) -> None:
    attempt(odt(body), ".odt")


@BOUNDED
@given(trees(XHTML_TAGS))
def test_book_elements_in_any_order(body: str) -> None:
    attempt(epub({"a.xhtml": xhtml(body)}), ".epub")
    attempt(f"<html><body>{body}</body></html>".encode(), ".html")


def damaged(data: bytes) -> st.SearchStrategy[bytes]:
    """A few bytes changed, or the end cut off."""

    def change(edits: list[tuple[int, int]]) -> bytes:
        changed = bytearray(data)
        for place, value in edits:
            changed[place] = value
        return bytes(changed)

    edits = st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), min_size=1, max_size=5)
    return edits.map(change) | st.integers(0, len(data)).map(lambda end: data[:end])


FILES = {
    ".docx": docx(word_paragraph("نصّ قصير.")),
    ".odt": odt("<text:p>نصّ قصير.</text:p>"),
    ".epub": epub({"a.xhtml": xhtml("<p>نصّ قصير.</p>")}),
}


@BOUNDED
@given(st.sampled_from(sorted(FILES)).flatmap(lambda suffix: damaged(FILES[suffix]).map(lambda data: (suffix, data))))
def test_damaged_archives(case: tuple[str, bytes]) -> None:
    attempt(case[1], case[0])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged((Path(__file__).parent / "pdf" / "ar-plain.pdf").read_bytes()))
def test_damaged_pdfs(data: bytes) -> None:
    attempt(data, ".pdf")


def bad_files() -> Iterator[tuple[str, bytes]]:
    """The folder of small bad files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as target:
        target.writestr("[Content_Types].xml", "<x/>")
        target.writestr("word/document.xml", "<x/>")
    yield "bzip2.docx", stream.getvalue()
    yield "bomb.docx", archive({"[Content_Types].xml": "<x/>", "word/document.xml": b" " * (80 * 2**20)})
    yield (
        "laughs.docx",
        archive({"[Content_Types].xml": "<x/>", "word/document.xml": '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;&b;</a>'}),
    )
    yield (
        "external.odt",
        archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            }
        ),
    )
    yield "deep.docx", docx("<w:sdt>" * 2000 + "</w:sdt>" * 2000)
    yield "parts.docx", archive({f"word/{number}": b"" for number in range(20_010)})
    yield (
        "climbing.docx",
        archive(
            {
                "[Content_Types].xml": "<x/>",
                "word/x.xml": "",
                "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>',
            }
        ),
    )
    yield "locked.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    yield "lines.txt", b"a\n" * 1_000_001
    yield "none.pdf", b"%PDF-1.4\n%%EOF"
    yield (
        "loop.pdf",
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj "
            b"trailer<</Root 1 0 R>>"
        ),
    )


BAD_FILES = dict(bad_files())


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_bad_files_are_one_line(name: str) -> None:
    data = BAD_FILES[name]
    with pytest.raises(UserError) as caught:
        read_source(Source(name, name, data, "ar"))
    assert str(caught.value).startswith(f"{name}: ")
    assert len(str(caught.value).splitlines()) == 1


def test_every_format_says_who_it_is() -> None:
    for name, each in formats().items():
        assert name == each.NAME
        assert each.LABEL
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in each.SUFFIXES)
    suffixes = known_suffixes()
    assert len(suffixes) == len(set(suffixes))
