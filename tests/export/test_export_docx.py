"""Word: two columns of text, comments on the words, evidence below both."""

from __future__ import annotations

import io
from dataclasses import replace

from export_samples import sample

from compare.export import ExportOptions, render
from compare.review import Decision

DECIDED = {sample().passages[0].id: Decision("confirmed", "=checked\x1b with the ministry")}


def test_docx_opens_with_arabic_right_to_left() -> None:
    import docx

    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions(decisions=DECIDED))))
    table = document.tables[0]
    evidence = [row for row in table.rows if len(row._tr.tc_lst) == 1]
    assert len(table.rows) - len(evidence) == 7
    arabic = table.rows[1].cells[2].paragraphs[0]
    assert arabic.text == "قُتل ٣٠٥ أشخاص يوم الأحد."
    assert arabic._p.pPr.find(docx.oxml.ns.qn("w:bidi")) is not None
    assert [run.text for run in arabic.runs if run.underline] == ["٣٠٥"]
    # The order of the schema: Word may refuse a file that does not keep it.
    lit = next(run for run in arabic.runs if run.underline)
    assert [child.tag.rpartition("}")[2] for child in lit._r.rPr] == ["u", "shd", "rtl", "lang"]


def test_docx_has_comments_on_the_words_and_links_to_the_passages() -> None:
    import docx

    qn = docx.oxml.ns.qn
    decided = {sample().passages[0].id: Decision("confirmed", "ask the ministry", reviewer="A. Reader")}
    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions(decisions=decided))))
    comments = [(comment.author, comment.text, comment.timestamp) for comment in document.comments]
    assert comments == [
        ("muqabala", "critical, number: original 305 (٣٠٥), report 235", None),
        ("A. Reader", "ask the ministry", None),
        ("muqabala", "major, sentence: the report leaves it out", None),
    ]
    body = document.element.body
    paragraph = next(p for p in body.iter(qn("w:p")) if p.find(qn("w:commentRangeStart")) is not None)
    inside = False
    marked = ""
    for child in paragraph:
        inside = (inside or child.tag == qn("w:commentRangeStart")) and child.tag != qn("w:commentRangeEnd")
        if inside and child.tag == qn("w:r"):
            marked += "".join(text.text or "" for text in child.iter(qn("w:t")))
        if child.tag == qn("w:commentRangeEnd"):
            break
    assert "235" in marked
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert anchors == ["passage1", "passage2"] and set(anchors) <= bookmarks


def test_docx_has_the_evidence_below_both_texts_and_severities_in_colour() -> None:
    import docx

    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions())))
    rows = document.tables[0].rows
    evidence = rows[2].cells[0].paragraphs[0]
    assert len(rows[2]._tr.tc_lst) == 1
    assert evidence.text == "critical  number: original 305 (٣٠٥), report 235"
    assert str(evidence.runs[0].font.color.rgb) == "B3001B" and evidence.runs[0].bold
    assert all(run.font.size is None for run in evidence.runs)


def test_a_long_docx_leaves_out_what_nothing_was_found_in_and_says_so() -> None:
    import docx

    many = replace(sample(), passages=sample().passages * 20)
    document = docx.Document(io.BytesIO(render(many, "docx", ExportOptions())))
    assert "40 passages with no difference found" in "\n".join(p.text for p in document.paragraphs)
    numbers = [row.cells[0].text.split()[0] for row in document.tables[0].rows if len(row._tr.tc_lst) == 3]
    assert numbers[1:6] == ["1", "2", "3", "5", "7"]
    whole = ExportOptions(only=frozenset({"changed", "equivalent"}))
    document = docx.Document(io.BytesIO(render(many, "docx", whole)))
    assert sum(len(row._tr.tc_lst) == 3 for row in document.tables[0].rows) == 1 + 120


def test_docx_has_letters_that_fit_two_columns() -> None:
    import docx

    qn = docx.oxml.ns.qn
    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions())))
    normal = document.styles["Normal"]
    # Arabic letters look smaller than Latin ones of the same size: theirs is in half points.
    assert normal.font.size.pt == 10
    assert int(normal.element.rPr.find(qn("w:szCs")).get(qn("w:val"))) / 2 > 10
    (above,) = [p for p in document.paragraphs if p.text == "compared with its original:"]
    assert above.runs[0].font.size < normal.font.size
    assert above.runs[0].font.color.rgb is not None
    assert above.paragraph_format.space_before == 0 and above.paragraph_format.space_after.pt < 5


def test_docx_says_in_its_properties_which_texts_it_compares() -> None:
    import docx

    document = docx.Document(io.BytesIO(render(sample(), "docx", ExportOptions())))
    assert document.core_properties.title == ("On Monday, 235 people died. – compared with: قُتل ٣٠٥ أشخاص يوم الأحد.")
