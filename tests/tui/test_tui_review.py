"""The review screen, driven by keys and mouse, judged by what is on it."""

from __future__ import annotations

from tui_samples import ROWS, Row, build

ARABIC_305 = "٣٠٥"


async def test_first_look(review):
    async with review() as opened:
        lines = opened.lines()
        assert lines[0].startswith(" report.en.txt ⇄ original.ar.txt")
        assert "+1 added  -1 dropped  ~2 reworded  ↕1 moved" in lines[0]
        assert lines[0].endswith("0 of 5 reviewed")
        assert "REPORT English" in lines[1] and "ORIGINAL Arabic" in lines[1]
        row = next(line for line in lines if " 2 He said" in line)
        assert row.startswith(" ~!")
        assert "(Siemens AG)" in row and ARABIC_305 in row
        assert any("not in the report" in line for line in lines)
        assert any("not in the original" in line for line in lines)
        assert "? help" in lines[-1] and "q quit" in lines[-1]


async def test_arabic_is_in_visual_order_and_joined(review):
    async with review() as opened:
        row = next(line for line in opened.lines() if " 8 " in line)
        # "وتبلغ مساحة المحطة 1.5 هكتار." begins at the right and ends with the full stop at the left.
        assert ".ﺭﺎﺘﻜﻫ 1.5 ﺔﻄﺤﻤﻟﺍ ﺔﺣﺎﺴﻣ ﻎﻠﺒﺗﻭ" in row


async def test_words_are_lit_on_the_right_letters(review):
    async with review() as opened:
        hard, arabic, soft, plain = (
            opened.style_at(words) for words in ("235", ARABIC_305, "impressive", "The transport")
        )
        assert hard.bold and hard.underline and arabic.bold and arabic.underline
        assert soft.underline and not soft.bold
        assert not plain.underline
        await opened.press("]", "tab")
        assert opened.style_at("235").bgcolor != hard.bgcolor


async def test_a_row_taller_than_the_screen_can_be_read(review):
    tall = build((Row("نص " * 300, "word " * 400 + "end."), ROWS[0]))
    async with review(tall, size=(80, 24)) as opened:
        seen = []
        for _ in range(12):
            seen.append("end." in opened.text())
            await opened.press("j")
            if opened.number == 2:
                break
        assert any(seen) and opened.number == 2
        await opened.press("k")
        assert opened.number == 1 and "end." in opened.text()
        for _ in range(9):
            await opened.press("pageup")
        assert "word" in opened.lines()[2] and "end." not in opened.text()


async def test_sort_and_columns(review):
    async with review() as opened:
        await opened.press("o")
        assert "in the order of the original" in opened.text()
        await opened.press("o", "w")
        heading = opened.lines()[1]
        assert heading.index("ORIGINAL") < heading.index("REPORT")
        await opened.press("v")
        assert "ORIGINAL Arabic / REPORT English" in opened.text()


async def test_full_screen_of_a_passage(review):
    async with review(size=(80, 24)) as opened:
        await opened.press("]", "enter")
        text = opened.text()
        assert "Report  line 2, sentence 2" in text and "Original  line 2, sentence 2" in text
        assert "gloss" in text and "Esc back" in text
        await opened.press("]")
        assert "nothing" in opened.text() and opened.number == 3
        await opened.press("c", "escape")
        assert "REPORT English" in opened.text() and "1 of 5 reviewed" in opened.text()


async def test_help_begins_with_the_focused_pane(review):
    async with review() as opened:
        await opened.press("?")
        first = next(line for line in opened.lines() if "In the " in line)
        assert "In the list" in first
        await opened.press("escape", "tab", "f1")
        first = next(line for line in opened.lines() if "In the " in line)
        assert "In the details" in first
        await opened.press("q")
        assert "REPORT English" in opened.text()


async def test_uncertain_findings_can_be_hidden(review):
    async with review() as opened:
        await opened.press("G", "k", ".")
        assert not opened.style_at("Residents").underline
        assert "uncertain findings hidden" in opened.text()
        await opened.press(".")
        assert opened.style_at("impressive").underline


async def test_mouse(review):
    async with review() as opened:
        place = opened.lines().index(next(line for line in opened.lines() if " 6 The ministry" in line))
        await opened.pilot.click(offset=(20, place))
        await opened.settle()
        assert opened.number == 6
        await opened.pilot.click("#overview", offset=(1, 1))
        await opened.settle()
        assert opened.number == 1
        keys = opened.lines()[-1]
        await opened.pilot.click("#keys", offset=(keys.index("f filter"), 0))
        await opened.settle()
        assert "Show only" in opened.text()


async def test_dragging_over_arabic_selects_the_logical_text(review):
    async with review() as opened:
        y = next(y for y, line in enumerate(opened.lines()) if line.startswith(" =    8"))
        right = opened.list.region.right - 1
        await opened.pilot.mouse_down(offset=(right - 1, y))
        await opened.pilot.hover(offset=(right - 12, y))
        await opened.pilot.mouse_up(offset=(right - 12, y))
        await opened.settle()
        selected = opened.app.screen.get_selected_text()
        assert selected and "وتبلغ مساحة".startswith(selected.strip()) and len(selected) > 8
        await opened.press("y")
        assert opened.app.clipboard == selected
        # A click ends the selection and selects a passage again.
        await opened.pilot.click(offset=(20, 2))
        await opened.settle()
        assert opened.number == 1
        await opened.press("y")
        assert opened.app.clipboard.startswith("Passage 1 of 8")


async def test_palette_offers_what_keys_do(review):
    async with review() as opened:
        await opened.press("]", "ctrl+p")
        await opened.type("confirm: the")
        await opened.wait("Confirm: the report does diverge here")
        await opened.press("enter")
        await opened.settle()
        assert "1 of 5 reviewed" in opened.text()


async def test_text_that_could_act_on_the_terminal_is_harmless(review, comparison):
    evil = build(
        (
            Row(
                "نص \x1b[2J\x07\u202eعكس",
                "text \x1b]0;title\x07 \u202e more \x9b31m",
                "reworded",
                "number",
                "major",
                "\x1b[31m!",
            ),
            Row("سطر\x00", "a\tb\x7f"),
        ),
        source_path="\x1b[2J.txt",
        target_path="a\u202eb\x07.txt",
    )
    async with review(evil) as opened:
        await opened.press("tab", "escape", "enter", "escape", "i")
        drawn = "".join(
            segment.text
            for strip in opened.app.screen._compositor.render_strips()
            for segment in strip
            if not segment.control
        )
        assert not [character for character in drawn if character < " " or "\x7f" <= character <= "\x9f"]
        assert "\u202e" not in drawn


async def test_offsets_of_drawn_cells_lead_back_to_the_text(review):
    async with review() as opened:
        comparison = opened.review.comparison
        seen = {"source": set(), "target": set()}
        for y in range(opened.list.size.height):
            for segment in opened.list.render_line(y):
                offset = segment.style.meta.get("offset") if segment.style else None
                if offset and segment.text.strip():
                    side = ("target", "source")[offset[1] % 2]
                    seen[side].update(offset[0] + index for index in range(len(segment.text)))
        for side, text in (("source", comparison.source.text), ("target", comparison.target.text)):
            # Lam and alef share a cell, and a cell has the offset of its first letter.
            letters = {
                index
                for index, character in enumerate(text)
                if character.isalpha() and not (character in "اأإآ" and text[index - 1] == "ل")
            }
            assert letters <= seen[side]


async def test_arabic_words_leave_what_stands_around_them_in_place(review):
    arabic = build((Row("نص قصير.", "A short text."),), source_path="أصل", target_path="تقرير")
    async with review(arabic) as opened:
        assert opened.lines()[0].startswith(" ﺮﻳﺮﻘﺗ ⇄ ﻞﺻﺃ ")
        await opened.press("/")
        for letter in "نص":
            await opened.pilot.press(letter)
        await opened.press("enter")
        assert '"ﺺﻧ": 1/1' in opened.text()


async def test_a_drag_between_two_rows_stands_at_the_one_above(review):
    async with review() as opened:
        heights = opened.list._tops
        gap = opened.list.render_line(heights[1] - 1)
        offsets = {segment.style.meta.get("offset") for segment in gap if segment.style}
        assert offsets == {(len(opened.review.comparison.source_text(opened.review.comparison.passages[0])), 1)}
        assert not opened.screen.overview.ALLOW_SELECT, "no name of a widget gets into what is copied"
