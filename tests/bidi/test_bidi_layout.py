"""Lines of cells: what a reader sees, and that no character is lost on the way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compare.bidi.characters import show
from compare.bidi.layout import MODES, Cell, Line, layout, quick_height, runs

NEWS = (
    "قال الوزير إن الشركة (Siemens AG) وقّعت العقد بقيمة 1.5 مليون دولار، أي ٧٪ من الميزانية في 12/03/2024، "
    "و«المشروع الجديد» لاحقًا. انظر https://example.com/a?b=1&c=2 [تقديرياً]."
)
DROPPED = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\xad"
ACTING = set(DROPPED) | {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
PIECES = [
    *"ابتلآأدوىيـپگی ءلا",
    *"abZ 109٣۴.,:()[]«»%،؟-/",
    *"َّْٰٓ",
    *DROPPED,
    *"中国、。「」한글\u1112\u1161\u11ab😀👍🏽\U0001f1f8",
    *"\x00\x1b\x07\t\n\r\x7f\x85\x9b\u2028\xa0\u202f\u3000\ufe0f\ud800",
    "\x1b[31m",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
WIDTHS = st.integers(2, 30)
DIRECTIONS = st.sampled_from(["rtl", "ltr"])


def is_blank(character: str) -> bool:
    return character.isspace() or character in "\x1c\x1d\x1e\x1f"


def drawn(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def letters(text: str) -> str:
    """Presentation forms back to letters."""
    return unicodedata.normalize("NFKC", text)


@given(TEXTS, WIDTHS, DIRECTIONS, st.sampled_from(MODES), st.booleans())
def test_every_character_is_in_exactly_one_cell(text, width, direction, mode, shape) -> None:
    seen: dict[int, int] = {}
    lines = layout(text, width, direction=direction, mode=mode, shape=shape)
    for line in lines:
        for cell in line.cells:
            assert line.start <= cell.start < cell.end <= line.end
            for index in range(cell.start, cell.end):
                seen[index] = seen.get(index, 0) + 1
    assert all(count == 1 for count in seen.values())
    ends = [0, *[line.end for line in lines]]
    assert [line.start for line in lines] == ends[:-1]
    assert ends[-1] == len(text)
    for index, character in enumerate(text):
        if index not in seen:
            # Only what is dropped, a variation selector at the start, or blanks before a line's end.
            rest = text[index : next(end for end in ends if end > index)]
            assert character in DROPPED or all(is_blank(c) or c in DROPPED for c in rest)


@given(TEXTS, WIDTHS, DIRECTIONS, st.sampled_from(MODES))
def test_cells_have_the_width_a_terminal_gives_them(text, width, direction, mode) -> None:
    for line in layout(text, width, direction=direction, mode=mode):
        assert line.width <= width
        for cell in line.cells:
            assert cell_len(cell.text) == cell.width or unicodedata.category(cell.text[0]) == "Mc", ascii(cell)


def test_every_character_of_unicode_has_the_width_that_is_measured() -> None:
    # Characters that Python's Unicode does not know yet, and private ones, are left out.
    known = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co"))
    shown = {character: show(character) for character in known}
    wrong = {ord(c) for c, (text, width, code) in shown.items() if text and cell_len(text) != width}
    # Spacing marks, which terminals measure either way, take the column that some give them.
    wrong -= {ord(c) for c, (_, width, _) in shown.items() if unicodedata.category(c) == "Mc" and width == 1}
    # Made wide after the Unicode of the oldest Python that runs this.
    newly_wide = {*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D380)}
    assert wrong <= newly_wide


def test_no_word_of_an_indic_text_is_cut_off_where_vowel_signs_take_a_column() -> None:
    text = "विधानसभा के कुछ सदस्यों के बीच इस सुझाव पर अड़चन है"
    drawn = [line.text for line in layout(text, 20, direction="ltr")]
    assert all(sum(unicodedata.category(c) != "Mn" for c in line) <= 20 for line in drawn)
    assert " ".join(line.strip() for line in drawn) == text


@given(TEXTS, st.integers(1, 30), DIRECTIONS, st.booleans(), st.sampled_from(MODES))
def test_quick_height_counts_the_lines(text, width, direction, shape, mode) -> None:
    lines = layout(text, width, direction=direction, shape=shape, mode=mode)
    assert quick_height(text, width, shape=shape, mode=mode) == len(lines)


@given(TEXTS, WIDTHS, DIRECTIONS, st.sampled_from(["app", "words", "off"]))
def test_nothing_that_acts_on_the_terminal_leaves(text, width, direction, mode) -> None:
    for line in layout(text, width, direction=direction, mode=mode):
        for sent, _, _ in runs(line, mode, lambda cell: None):
            assert not ACTING & set(sent)
            sent.encode("utf-8")


@given(TEXTS, WIDTHS, st.sampled_from(MODES))
def test_other_modes_send_only_their_own_controls(text, width, mode) -> None:
    own = {"override": "\u202d\u202c", "isolate": "\u2066\u2067\u2069\u200c", "terminal": "\u200c"}.get(mode, "")
    for line in layout(text, width, direction="rtl", mode=mode):
        sent = "".join(text for text, _, _ in runs(line, mode, lambda cell: None))
        assert not (ACTING - set(own)) & set(sent)
        assert sent.count("\u202d") == sent.count("\u202c")
        assert sent.count("\u2067") + sent.count("\u2066") == sent.count("\u2069")


@given(TEXTS, WIDTHS, DIRECTIONS, st.sampled_from(["app", "terminal", "words", "off"]), st.integers(0, 40))
def test_runs_hold_the_cells_in_order_with_their_style_and_place(text, width, direction, mode, lit) -> None:
    def is_lit(cell: Cell) -> bool:
        return cell.start <= lit < cell.end

    for line in layout(text, width, direction=direction, mode=mode):
        cells = list(line.cells)
        for sent, style, offset in runs(line, mode, is_lit):
            index = 0
            while index < len(sent):
                cell = cells.pop(0)
                assert sent.startswith(cell.text, index)
                assert is_lit(cell) == style
                assert cell.start == offset + index
                index += len(cell.text)
        assert not cells


@given(TEXTS, WIDTHS)
def test_shaping_changes_no_letter_order_inside_a_word(text, width) -> None:
    for line in layout(text, width, direction="rtl"):
        for cell in line.cells:
            assert not any("\ufe70" <= c <= "\ufefc" for c in letters(cell.text))


def test_a_news_sentence_reads_right() -> None:
    assert [letters(line) for line in drawn(layout(NEWS, 40, direction="rtl"))] == [
        # Visual order: the last letter of the line first, numbers and Latin as they are.
        "تعقّو (Siemens AG) ةكرشلا نإ ريزولا لاق",
        "نم ٪٧ يأ ،رلاود نويلم 1.5 ةميقب دقعلا",
        "عورشملا»و ،12/03/2024 يف ةينازيملا",
        "رظنا .اقًحلا «ديدجلا",
        ".[اًيريدقت] https://example.com/a?b=1&c=2",
    ]


def test_letters_join_and_lam_alef_is_one_cell() -> None:
    (line,) = layout("السلام", 20, direction="rtl")
    assert [(cell.text, cell.start, cell.end) for cell in line.cells] == [
        ("ﻡ", 5, 6),
        ("ﻼ", 3, 5),
        ("ﺴ", 2, 3),
        ("ﻟ", 1, 2),
        ("ﺍ", 0, 1),
    ]


def test_modes_of_one_line() -> None:
    text = "عقد (Siemens AG) جديد."
    sent = {
        mode: "".join(run for run, _, _ in runs(layout(text, 40, direction="rtl", mode=mode)[0], mode, lambda _: 0))
        for mode in MODES
    }
    assert letters(sent["app"]) == ".ديدج (Siemens AG) دقع"
    assert sent["override"] == "\u202d" + sent["app"] + "\u202c"
    assert sent["isolate"] == "\u2067" + text + "\u2069"
    assert sent["terminal"] == sent["off"] == text
    # kitty turns a stretch with Arabic round and mirrors it; it leaves others alone.
    assert letters(sent["words"]) == "جديد. (Siemens AG) عقد"


def test_turned_words_keep_places_and_offsets_of_what_is_seen() -> None:
    text = "قال: «نعم» عام 2024م؛"
    seen, sent = (layout(text, 40, direction="rtl", mode=mode)[0] for mode in ("app", "words"))
    assert [cell[1:] for cell in sent.cells] == [cell[1:] for cell in seen.cells]

    def turned(stretch: str) -> str:
        mirrored = stretch.translate(str.maketrans("«»()", "»«)("))
        return mirrored[::-1]

    assert sent.text == " ".join(turned(stretch) for stretch in seen.text.split(" "))
    assert layout("تقديرًا", 40, direction="rtl", mode="words")[0].text == "ﺗﻘﺪﻳﺮﺍ"


def test_left_to_right_text_with_an_arabic_name_keeps_its_frame() -> None:
    (line,) = layout("He said «نعم» (ok).", 40, direction="ltr")
    assert letters(line.text) == "He said «معن» (ok)."
    (line,) = layout("He said «نعم» (ok).", 40, direction="ltr", mode="isolate")
    assert runs(line, "isolate", lambda _: 0) == [("\u2066He said «نعم» (ok).\u2069", 0, 0)]


def test_an_override_cannot_show_other_words_than_those_there_are() -> None:
    (line,) = layout("paid \u202e001\u202c dollars", 40, direction="ltr")
    assert line.text == "paid 001 dollars"


def test_escapes_and_controls_are_shown_and_inert() -> None:
    (line,) = layout("a\x1b[31mb\x00\x9bc\x7f", 40, direction="ltr")
    assert line.text == "a␛[31mb␀�c␡"


def test_white_space_of_any_kind_is_a_blank_and_no_break_spaces_hold() -> None:
    assert drawn(layout("one\ttwo\nthree", 7, direction="ltr")) == ["one two", "three"]
    assert drawn(layout("at 10\xa0pm sharp", 6, direction="ltr")) == ["at", "10 pm", "sharp"]


@pytest.mark.parametrize("text", ["", "   ", "\u200f"])
def test_nothing_to_show_is_one_empty_line(text: str) -> None:
    lines = layout(text, 10, direction="rtl")
    assert drawn(lines) == [""]
    assert quick_height(text, 10) == 1


def test_a_word_longer_than_the_line_is_folded() -> None:
    assert drawn(layout("see abcdefghij now", 4, direction="ltr")) == ["see", "abcd", "efgh", "ij", "now"]


def test_wide_characters_take_two_columns_and_break_anywhere_but_at_punctuation() -> None:
    assert drawn(layout("中国人民。日本", 7, direction="ltr")) == ["中国人", "民。日", "本"]
    assert drawn(layout("中国人。日本", 7, direction="ltr")) == ["中国", "人。日", "本"]


def test_a_highlight_inside_lam_alef_lights_its_cell() -> None:
    (line,) = layout("قال لا.", 20, direction="rtl")
    lit = [letters(text) for text, style, _ in runs(line, "app", lambda c: c.start < 6 and c.end > 5) if style]
    assert lit == ["لا"]


def test_marks_pile_up_only_so_far() -> None:
    (line,) = layout("ب" + "َ" * 500 + " e" + "\u0301" * 500, 20, direction="rtl")
    assert max(len(cell.text) for cell in line.cells) <= 10
    assert sum(cell.end - cell.start for cell in line.cells) == 1003
