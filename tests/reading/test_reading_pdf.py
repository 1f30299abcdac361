"""PDF: reading order, columns, furniture; and files that are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from bidi.algorithm import get_display
from hypothesis import example, given
from hypothesis import strategies as st
from reading_news import ARABIC, ENGLISH

from compare.reading.pages.furniture import without_furniture
from compare.reading.pages.glyph import Glyph, Segment
from compare.reading.pages.lines import line_text, split_lines
from compare.reading.pages.paragraphs import column_lines, column_paragraphs, joined
from compare.reading.pages.visual import is_right_to_left, logical_order
from compare.records import Document

FOLDER = Path(__file__).parent / "pdf"


def unmarked(text: str) -> str:
    """Without vowel marks, which some fonts draw as signs that have no character."""
    return "".join(char for char in text if not unicodedata.combining(char))


@pytest.mark.parametrize(
    ("name", "language", "story", "times"),
    [
        ("ar-plain.pdf", "ar", ARABIC, 1),
        ("ar-two-columns.pdf", "ar", ARABIC, 2),
        ("en-three-columns.pdf", "en", ENGLISH, 3),
    ],
)
def test_every_paragraph_is_put_together_again(
    blocks: Callable[..., list[str]], name: str, language: str, story: list[str], times: int
) -> None:
    found = blocks((FOLDER / name).read_bytes(), name, language=language)
    assert [unmarked(block) for block in found] == [unmarked(block) for block in story[:1] + story[1:] * times]


def test_an_office_program_notes_down_the_brackets_that_were_typed(blocks: Callable[..., list[str]]) -> None:
    found = blocks((FOLDER / "ar-office.pdf").read_bytes(), "a.pdf")
    wanted = ["رأس الصفحة", *ARABIC, "118 الطول", "1878 البناء"]
    assert [normalize("NFC", block) for block in found] == [normalize("NFC", block) for block in wanted]


def test_a_pdf_is_told_to_be_best_effort(document: Callable[..., Document]) -> None:
    found = document((FOLDER / "ar-plain.pdf").read_bytes(), "a.txt")
    assert found.format == "pdf"
    assert "content" in found.notices[0]
    assert "check it" in found.notices[1]
    assert "missing" in found.notices[2]


def pdf(content: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page that draws `content`."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (trailer, start)
    )


def test_a_page_of_one_line(blocks: Callable[..., list[str]]) -> None:
    assert blocks(pdf(b"BT /F 12 Tf 72 700 Td (The bridge is closed.) Tj ET"), "a.pdf") == ["The bridge is closed."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(b"0 0 m 10 10 l S"), "without text"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + b"\0garbage" * 100, "damaged"),
        (
            pdf(
                b"BT /F 12 Tf 72 700 Td (x) Tj ET",
                b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -1>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32),
            ),
            "password",
        ),
    ],
)
def test_pdfs_that_cannot_be_read(refusal: Callable[..., str], data: bytes, said: str) -> None:
    assert said in refusal(data, "a.pdf")


def test_a_cut_pdf_is_read_or_refused_in_one_line(
    document: Callable[..., Document], refusal: Callable[..., str]
) -> None:
    data = (FOLDER / "ar-plain.pdf").read_bytes()
    assert "damaged" in refusal(data[: len(data) // 2], "a.pdf") or document(data, "a.pdf")


LINES = [
    "وكلفة الترميم ١٫٢ مليون دينار (نحو 1.7 مليون دولار).",
    "ارتفع النهر بين 10/3/2026 و17/3/2026، أي 35% من «المعدل».",
    "ونقلت وكالة Reuters عن شركة Arup Ltd. قوله إن الجسر باق",
    "الساعة 18:30 من مساء الخميس، بين 2020-2026 تقريبا.",
    "نظام Windows 11 Pro الجديد",
]


@pytest.mark.parametrize("text", LINES)
def test_right_to_left_lines_come_back_from_their_display(text: str) -> None:
    shown = str(get_display(text, base_dir="R"))
    assert "".join(logical_order(list(shown), right_to_left=True)) == text


WORDS = ["كلمة", "و", "NATO", "Gen.", "(نعم)", "،", "«لا»"]


@given(
    st.sampled_from([["12", "3.5"], ["٣٠٥", "٣٫٥"]]).flatmap(
        lambda numbers: st.lists(st.sampled_from([*WORDS, *numbers]), max_size=8).map(" ".join)
    )
)
@example("الناتو NATO (نعم) 3.5")
def test_the_inverse_shows_the_same_line(text: str) -> None:
    """Not every line has one inverse, but what is made of it must look like what was seen."""
    shown = str(get_display(text, base_dir="R"))
    assert str(get_display("".join(logical_order(list(shown), right_to_left=True)), base_dir="R")) == shown


@given(st.text(max_size=30), st.booleans())
def test_reordering_loses_nothing(text: str, right_to_left: bool) -> None:
    found = logical_order(list(text), right_to_left=right_to_left)
    brackets = str.maketrans("()[]{}<>«»‹›≤≥⟨⟩", "(([[{{<<««‹‹≤≤⟨⟨")
    assert sorted("".join(found).translate(brackets)) == sorted(text.translate(brackets))
    if text.isascii() and not right_to_left:
        assert "".join(found) == text


def test_the_direction_of_a_line_is_that_of_most_letters() -> None:
    assert is_right_to_left(list("وكالة Reuters للأنباء"))
    assert not is_right_to_left(list("Reuters said نعم twice"))


def drawn(text: str, x: float, baseline: float, size: float = 10, width: float = 5) -> list[Glyph]:
    """Signs side by side, as wide as they are told."""
    return [
        Glyph(char, x + width * number, x + width * (number + 1), baseline, size) for number, char in enumerate(text)
    ]


def test_words_are_divided_by_gaps_where_no_space_is_drawn() -> None:
    glyphs = drawn("two", 0, 100) + drawn("words", 17.5, 100)
    (segment,) = split_lines(glyphs)
    assert line_text([segment], right_to_left=False) == "two words"


def test_marks_go_to_the_letter_below_them_and_ligatures_read_right() -> None:
    glyphs = [
        Glyph("ﻢ", 0, 5, 100, 10),
        Glyph("\u064f", 8, 8, 100, 10),
        Glyph("\u0651", 8, 8, 100, 10),
        Glyph("ﻠ", 5, 10, 100, 10),
        Glyph("ال", 10, 18, 100, 10),
    ]
    (segment,) = split_lines(glyphs)
    assert line_text([segment], right_to_left=True) == "لال\u0651\u064fم"


def test_signs_drawn_twice_count_once() -> None:
    (segment,) = split_lines(drawn("bold", 0, 100) + drawn("bold", 0.3, 100))
    assert line_text([segment], right_to_left=False) == "bold"


def paragraphs_of(lines: list[list[Glyph]]) -> list[str]:
    found, right_to_left = column_lines([segment for line in lines for segment in split_lines(line)])
    return joined([column_paragraphs(found, right_to_left=right_to_left)])


def test_words_divided_at_the_end_of_a_line_are_made_whole() -> None:
    text = ["The engin-", "eer al-", "Sayrafi saw a well-known and", "deep crack, well-", "known to all of them here."]
    lines = [drawn(line, 0, 100 + 14 * number) for number, line in enumerate(text)]
    assert paragraphs_of(lines) == [
        "The engineer al-Sayrafi saw a well-known and deep crack, well-known to all of them here."
    ]


def test_a_larger_line_and_a_larger_step_begin_a_paragraph() -> None:
    lines = [
        drawn("Headline", 0, 100, size=18, width=9),
        drawn("First line of the text that", 0, 130),
        drawn("goes on here and", 0, 144),
        drawn("After a step of more than usual", 0, 172),
        drawn("the text goes on again.", 0, 186),
    ]
    assert paragraphs_of(lines) == [
        "Headline",
        "First line of the text that goes on here and",
        "After a step of more than usual the text goes on again.",
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int) -> list[Segment]:
        return split_lines(
            drawn(f"The Monitor, issue {number}", 50, 30)
            + drawn(f"Text of page {number} that stays", 50, 400)
            + drawn("2026", 50, 420)
            + drawn(f"- {number} -", 250, 820)
        )

    pages = without_furniture([page(number) for number in (1, 2, 3)], [842.0] * 3)
    texts = ["".join(glyph.text for glyph in segment.glyphs) for page in pages for segment in page]
    assert [text for text in texts if "stays" in text] == [f"Text of page {number} that stays" for number in (1, 2, 3)]
    assert [text for text in texts if "stays" not in text] == ["2026"] * 3
