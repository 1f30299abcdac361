"""EPUB books."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_files import archive, epub, xhtml


def test_the_spine_gives_the_order_and_the_navigation_is_left_out(blocks: Callable[..., list[str]]) -> None:
    chapters = {
        "two.xhtml": xhtml("<h1>الفصل الثاني</h1><p>نصّ ثانٍ.</p>"),
        "one.xhtml": xhtml("<h1>الفصل الأول</h1><div>سطر<br/>تابع<p>فقرة&nbsp;أولى&#46;</p>ذيل</div>"),
        "nav.xhtml": xhtml("<nav><ol><li>الفصل الأول</li></ol></nav>"),
        "extra.xhtml": xhtml("<p>ملحق</p>"),
    }
    spine = "".join(f'<itemref idref="{name}.xhtml"/>' for name in ("nav", "one", "two"))
    spine += '<itemref idref="extra.xhtml" linear="no"/>'
    assert blocks(epub(chapters, spine), "a.epub") == [
        "الفصل الأول",
        "سطر\nتابع",
        "فقرة\u00a0أولى.",
        "ذيل",
        "الفصل الثاني",
        "نصّ ثانٍ.",
    ]


def test_marks_of_notes_are_left_out_and_notes_kept(blocks: Callable[..., list[str]]) -> None:
    body = (
        '<p>The end<a epub:type="noteref" href="#n"><sup>1</sup></a>.</p>'
        '<aside epub:type="footnote"><p>A note.</p></aside>'
        "<table><tr><th>Length</th><td>118</td></tr></table><script>alert(1)</script>"
    )
    assert blocks(epub({"a.xhtml": xhtml(body)}), "a.epub") == ["The end.", "A note.", "Length\t118"]


def test_a_careless_chapter_is_read_as_a_browser_would(blocks: Callable[..., list[str]]) -> None:
    assert blocks(epub({"a.html": "<html><body><p>one<p>two & three<br>four</body>"}), "a.epub") == [
        "one",
        "two & three\nfour",
    ]


def test_entities_of_a_chapter_stay_inert(blocks: Callable[..., list[str]]) -> None:
    chapter = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>text &b; &f; end</p></body></html>'
    )
    (only,) = blocks(epub({"a.xhtml": chapter}), "a.epub")
    assert only.startswith("text")
    assert "ha" not in only


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (epub({}), "no text"),
        (epub({"a.xhtml": xhtml("")}), "no text"),
        (epub({"../../etc/passwd": xhtml("<p>x</p>")}, '<itemref idref="nothing"/>'), "no text"),
        (archive({"mimetype": "application/epub+zip"}), "missing"),
        (archive({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}), "missing"),
        (
            epub(
                {"a.xhtml": xhtml("<p>x</p>")},
                **{
                    "META-INF/encryption.xml": '<e xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
                    '<enc:CipherReference URI="OEBPS/a.xhtml"/></e>'
                },
            ),
            "copy-protected",
        ),
    ],
)
def test_bad_files(refusal: Callable[..., str], data: bytes, said: str) -> None:
    assert said in refusal(data, "a.epub")
