"""Word documents, made by python-docx and by hand."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from reading_files import RELATIONS, archive, docx, word_paragraph

from compare.records import Document

ARABIC = "أُغلق الجسر الحجري أمام المركبات، بعدما ظهرت شقوق في دعامته\u00a0الثالثة."


def saved(build: Callable[[Any], None]) -> bytes:
    from docx import Document as new_document

    word = new_document()
    build(word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_a_document_made_by_python_docx(blocks: Callable[..., list[str]]) -> None:
    def build(word: Any) -> None:
        word.add_heading("إغلاق الجسر", level=1)
        paragraph = word.add_paragraph("أُغلق الجسر ")
        paragraph.add_run("الحجري").bold = True
        paragraph.add_run(" أمام المركبات.")
        word.add_paragraph("")
        word.add_paragraph("تُعفى سيارات الإسعاف.", style="List Bullet")
        table = word.add_table(rows=2, cols=2)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ("الطول", "118", "البناء", "1878"), strict=True
        ):
            cell.text = text
        word.add_paragraph("النهاية.")
        word.sections[0].header.paragraphs[0].text = "رأس الصفحة"
        word.sections[0].footer.paragraphs[0].text = "صفحة 1"

    assert blocks(saved(build), "a.docx") == [
        "إغلاق الجسر",
        "أُغلق الجسر الحجري أمام المركبات.",
        "تُعفى سيارات الإسعاف.",
        "الطول\t118",
        "البناء\t1878",
        "النهاية.",
    ]


def test_tracked_changes_are_read_as_accepted(blocks: Callable[..., list[str]]) -> None:
    body = (
        '<w:p><w:r><w:t>The council </w:t></w:r><w:del w:id="1"><w:r><w:delText>opened</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>closed</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> the bridge.</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Joined </w:t></w:r></w:p>'
        "<w:p><w:r><w:t>with this.</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{word_paragraph('gone')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{word_paragraph('stays')}</w:tc></w:tr></w:tbl>"
    )
    assert blocks(docx(body), "a.docx") == ["The council closed the bridge.", "Joined with this.", "Moved.", "stays"]


def test_what_is_not_text_is_left_out(blocks: Callable[..., list[str]]) -> None:
    body = (
        "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>'
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{word_paragraph('1 Chapter 3')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{word_paragraph('controlled')}</w:sdtContent></w:sdt>"
    )
    assert blocks(docx(body), "a.docx") == ["linkshown", "controlled"]


def test_signs_and_spaces_are_kept(blocks: Callable[..., list[str]]) -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t>d\u200f\u00a0e</w:t></w:r></w:p>"
    )
    assert blocks(docx(body), "a.docx") == ["a\tb\nc\u2011d\u200f\u00a0e"]


def test_text_boxes_follow_their_paragraph_once(blocks: Callable[..., list[str]]) -> None:
    box = f"<w:txbxContent>{word_paragraph('boxed')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>before </w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>after</w:t></w:r></w:p>"
        f"{word_paragraph('next')}"
    )
    assert blocks(docx(body), "a.docx") == ["before after", "boxed", "next"]


def test_cells_of_prose_are_paragraphs(blocks: Callable[..., list[str]]) -> None:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("one " * 30, "two"))
    assert blocks(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx") == [("one " * 30).strip(), "two"]


def test_notes_come_at_the_end_in_the_order_of_their_references(blocks: Callable[..., list[str]]) -> None:
    body = (
        '<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id="3"/><w:t>B</w:t><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r><w:del><w:r><w:footnoteReference w:id="4"/></w:r></w:del></w:p>'
    )
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{word_paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="2">{word_paragraph("second")}</w:footnote>'
        f'<w:footnote w:id="3">{word_paragraph("first")}</w:footnote>'
        f'<w:footnote w:id="4">{word_paragraph("deleted")}</w:footnote>'
    )
    data = docx(body, footnotes=notes, endnotes=f'<w:endnote w:id="2">{word_paragraph("end")}</w:endnote>')
    assert blocks(data, "a.docx") == ["AB", "first", "second", "end"]


def test_a_drop_capital_is_a_letter_of_the_word_that_it_begins(blocks: Callable[..., list[str]]) -> None:
    frame = '<w:p><w:pPr><w:framePr w:dropCap="{}" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>'
    for kind in ("drop", "margin"):
        body = (
            word_paragraph("Before.") + frame.format(kind) + word_paragraph("rop it here.") + word_paragraph("After.")
        )
        assert blocks(docx(body), "a.docx") == ["Before.", "Drop it here.", "After."]
    other = frame.format("none") + word_paragraph("A box.")
    assert blocks(docx(other), "a.docx") == ["D", "A box."]


def test_the_strict_variant_and_another_name_of_the_body(blocks: Callable[..., list[str]]) -> None:
    data = archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": RELATIONS.replace("word/document.xml", "/word/document2.xml"),
            "word/document2.xml": '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main">'
            f"<d:body><d:p><d:r><d:t>{ARABIC}</d:t></d:r></d:p></d:body></d:document>",
        }
    )
    assert blocks(data, "a.docx") == [ARABIC]


def test_the_suffix_does_not_matter_and_a_wrong_one_is_told(document: Callable[..., Document]) -> None:
    data = docx(word_paragraph(ARABIC))
    for name in ("a.txt", "a.doc"):
        found = document(data, name)
        assert (found.format, found.encoding, found.text) == ("docx", None, ARABIC)
        assert "Word document" in found.notices[0]
    assert document(data, "a").notices == ()
    assert "plain text" in document(ARABIC.encode(), "b.docx").notices[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(word_paragraph(ARABIC))[:200], "damaged"),
        (docx("<w:p>"), "damaged"),
        (docx(""), "no text"),
        (docx("<w:p/>" * 3), "no text"),
        (archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}), "without a body"),
        (archive({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (archive({"ppt/presentation.xml": "<x/>"}), "presentation"),
        (archive({"readme": "text"}), "zip archive"),
    ],
)
def test_damaged_and_foreign_archives(refusal: Callable[..., str], data: bytes, said: str) -> None:
    assert said in refusal(data, "a.docx")


def test_flipped_bytes_are_noticed_or_harmless(refusal: Callable[..., str]) -> None:
    data = bytearray(docx(word_paragraph(ARABIC * 50)))
    middle = data.index(b"word/document.xml") + 60
    data[middle : middle + 20] = b"\x55" * 20
    assert "damaged" in refusal(bytes(data), "a.docx")
