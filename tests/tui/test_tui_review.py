"""The review screen, driven by keys, judged by what is on it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from rich.cells import cell_len
from tui_samples import ROWS, Row, build

from compare.review import decisions_for
from compare.tui.theme import CHOICES

ARABIC_305 = "٣٠٥"


def style_at(opened, words: str):
    """The style of the first segment of the list that draws `words`."""
    for strip in (opened.list.render_line(y) for y in range(opened.list.size.height)):
        for segment in strip:
            if words in segment.text:
                return segment.style
    raise AssertionError(f"{words!r} is not drawn")


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
            style_at(opened, words) for words in ("235", ARABIC_305, "impressive", "The transport")
        )
        assert hard.bold and hard.underline and arabic.bold and arabic.underline
        assert soft.underline and not soft.bold
        assert not plain.underline
        await opened.press("]", "tab")
        assert style_at(opened, "235").bgcolor != hard.bgcolor


async def test_walking(review):
    async with review() as opened:
        visited = []
        for key in ("]", "]", "[", "j", "k", "G", "g", "down", "up", "n", "N", "pagedown", "pageup", "space"):
            await opened.press(key)
            visited.append(opened.number)
        assert visited == [2, 3, 2, 3, 2, 8, 1, 2, 1, 2, 2, 8, 1, 8]
        await opened.press("]")
        assert opened.toasts()[-1] == "no change after this one"


async def test_deciding_is_kept(review, comparison):
    async with review() as opened:
        await opened.press("]", "c", "]", "x", "j", "i")
        await opened.type("see p. 4")
        await opened.press("enter")
        kept = decisions_for(comparison)
        assert [kept[comparison.passages[i].id].verdict for i in (1, 2)] == ["confirmed", "dismissed"]
        assert kept[comparison.passages[3].id].note == "see p. 4"
        assert "2 of 5 reviewed" in opened.text() and "see p. 4" in opened.text()
        marks = {line[5:8].strip(): line[4] for line in opened.lines() if line[5:8].strip().isdecimal()}
        assert (marks["2"], marks["3"], marks["4"]) == ("✓", "✗", "✎")
    async with review() as opened:
        assert "2 of 5 reviewed" in opened.text()


async def test_undo_and_redo(review):
    async with review() as opened:
        await opened.press("]", "c", "]", "x", "u")
        assert opened.number == 3 and "1 of 5 reviewed" in opened.text()
        await opened.press("u", "u")
        assert opened.number == 2 and "0 of 5 reviewed" in opened.text()
        assert opened.toasts()[-1] == "nothing to undo"
        await opened.press("ctrl+r", "U")
        assert opened.number == 3 and "2 of 5 reviewed" in opened.text()
        await opened.press("x")
        assert "1 of 5 reviewed" in opened.text()


async def test_decide_and_go_on(review):
    async with review() as opened:
        visited = []
        await opened.press("}")
        for key in ("C", "X", "C", "C", "C"):
            visited.append(opened.number)
            await opened.press(key)
        assert visited == [2, 3, 4, 5, 6]
        assert "5 of 5 reviewed" in opened.text()
        assert opened.toasts()[-1] == "everything is reviewed"
        await opened.press("{")
        assert opened.toasts()[-1] == "no change that is not reviewed before this one"


async def test_reclassify(review, comparison):
    async with review() as opened:
        await opened.press("]", "m", "+", "m", "1")
        assert "passage 2 of 8 · added · minor" in opened.text()
        assert "added, minor (the program said reworded, critical)" in opened.text()
        assert "+2 added" in opened.lines()[0]
        decision = decisions_for(comparison)[comparison.passages[1].id]
        assert (decision.status, decision.severity) == ("added", "minor")
        await opened.press("m", "0")
        assert "passage 2 of 8 · reworded · critical" in opened.text()


async def test_one_finding_is_dismissed_from_the_details(review, comparison):
    async with review() as opened:
        await opened.press("]", "tab")
        assert "▸ CRITICAL number" in opened.text() and "d dismiss this one" in opened.text()
        await opened.press("d")
        assert "report 235  (dismissed)" in opened.text()
        assert decisions_for(comparison)[comparison.passages[1].id].dismissed[0].startswith("number:")
        await opened.press("d", "escape", "j")
        assert opened.number == 3
        assert decisions_for(comparison) == {}


async def test_search(review):
    async with review() as opened:
        await opened.press("/")
        await opened.type("الورشة")
        assert "not found" in opened.text()
        await opened.press("escape", "/")
        await opened.type("station")
        assert opened.number == 1 and '"station": 1/4' in opened.text()
        await opened.press("enter", "n", "n")
        assert opened.number == 7 and '"station": 3/4' in opened.text()
        await opened.press("n", "n", "N")
        assert opened.number == 8 and '"station": 4/4' in opened.text()
        await opened.press("escape")
        assert '"station"' not in opened.text()


async def test_search_folds_arabic(review):
    async with review() as opened:
        await opened.press("/")
        for letter in "واكدت":
            await opened.pilot.press(letter)
        await opened.press("enter")
        assert opened.number == 6


async def test_leaving_the_search_goes_back(review):
    async with review() as opened:
        await opened.press("j", "/")
        await opened.type("hectares")
        assert opened.number == 8
        await opened.press("escape")
        assert opened.number == 2 and 'hectares"' not in opened.text()


async def test_go_to(review):
    async with review() as opened:
        for answer, number in (("6", 6), ("99", 6), ("x", 6), ("1", 1)):
            await opened.press(":")
            await opened.type(answer)
            await opened.press("enter")
            assert opened.number == number
        assert opened.toasts() == ["there are passages 1 to 8", "'x' is not a number"]


async def test_filter(review):
    async with review() as opened:
        await opened.press("f")
        assert "Show only" in opened.text() and "check: certainty" in opened.text()
        await opened.press("c")
        assert "only changes: 5 of 8" in opened.text() and opened.number == 2
        await opened.press("f", "3")
        assert "only changes, critical: 1 of 8" in opened.text()
        await opened.press("f", "y")
        assert "Nothing to show" in opened.text() and "0 of 8" in opened.text()
        for key in ("c", "j", "G", "]", "enter", "tab", "y", "e", "i", "m", "space"):
            await opened.press(key)
        await opened.press("tab", "escape")
        assert len(opened.review.view) == 8
        await opened.press("f", "c", "f", "a")
        assert len(opened.review.view) == 8


async def test_a_decision_stays_in_sight_of_its_filter(review):
    """What was just decided does not vanish from under the cursor."""
    async with review() as opened:
        await opened.press("f", "u", "c")
        assert opened.number == 2 and "✓" in opened.text()


async def test_saving(review, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with review() as opened:
        await opened.press("]", "c", "s")
        assert "Save the comparison as" in opened.text() and "json" in opened.text()
        await opened.press("escape", "s")
        place = [choice.value for choice in opened.app.screen.choices].index("json") + 1
        await opened.press(str(place))
        assert "report.en-compared.json" in opened.text()
        await opened.press("enter")
        data = json.loads((tmp_path / "report.en-compared.json").read_text())
        assert data["passages"][1]["decision"]["verdict"] == "confirmed"
        # The same again asks before it replaces.
        await opened.press("u", "s", str(place), "enter", "n", "s", str(place), "enter", "y")
        data = json.loads((tmp_path / "report.en-compared.json").read_text())
        assert data["passages"][1]["decision"] is None
        monkeypatch.setattr("compare.files.os.replace", _no_space)
        await opened.press("s", str(place), "enter", "y")
        assert "cannot be written" in opened.toasts()[-1]


def _no_space(*_):
    raise OSError(28, "No space left on device")


async def test_the_place_is_remembered(review):
    async with review() as opened:
        await opened.press("G", "k")
    async with review() as opened:
        assert opened.number == 7


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


async def test_arabic_being_typed_is_shown_as_it_reads(review):
    async with review() as opened:
        await opened.press("]", "i")
        for letter in "مرحبا":
            await opened.pilot.press(letter)
        await opened.settle()
        assert "ﺎﺒﺣﺮﻣ" in opened.text()
        await opened.press("enter")
        assert opened.review.decision(1).note == "مرحبا" and "ﺎﺒﺣﺮﻣ" in opened.text()


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
        assert not style_at(opened, "Residents").underline
        assert "uncertain findings hidden" in opened.text()
        await opened.press(".")
        assert style_at(opened, "impressive").underline


async def test_copy(review):
    async with review() as opened:
        await opened.press("]", "c", "y")
        copied = opened.app.clipboard
        assert "original 305 (٣٠٥), report 235" in copied
        # Logical order, base letters, as in the file.
        assert "Original: وقال إن المشروع كلّف ٣٠٥ ملايين دينار (Siemens AG) منذ 12/03/2024." in copied
        await opened.press("Y")
        row = opened.app.clipboard.split("\t")
        assert row[0] == "2" and row[1] == "reworded" and row[7] == "confirmed" and "\n" not in opened.app.clipboard


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


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 12), (200, 60)])
async def test_sizes(review, size):
    async with review(size=size) as opened:
        await opened.press("]", "tab", "tab", "c", "f", "escape", "enter", "escape")
        lines = opened.lines()
        assert len(lines) == size[1] and all(cell_len(line) <= size[0] for line in lines)
        assert "1 of 5 reviewed" in opened.text()
        assert "He said" in opened.text()


async def test_too_small_says_so(review):
    async with review(size=(39, 20)) as opened:
        assert "Make the window larger" in opened.text() and "REPORT" not in opened.text()
        await opened.pilot.resize_terminal(80, 24)
        await opened.settle()
        assert "REPORT English" in opened.text()
        await opened.pilot.resize_terminal(80, 11)
        await opened.settle()
        assert "Make the window larger" in opened.text()
        await opened.press("q")
        assert opened.app.return_code == 0


async def test_resizing_keeps_the_place(review):
    async with review(size=(120, 40)) as opened:
        await opened.press("G", "[")
        for width, height in ((80, 24), (60, 20), (40, 12), (120, 40)):
            await opened.pilot.resize_terminal(width, height)
            await opened.settle()
            assert opened.number == 6
            assert "The ministry" in opened.text()


@pytest.mark.parametrize("theme", [name for name in CHOICES if name != "none"])
async def test_themes(review, theme):
    async with review(theme=theme, size=(80, 24)) as opened:
        assert "He said" in opened.text()
        assert style_at(opened, "235").bold
        await opened.press("?", "escape", "f", "escape", "t")
        assert opened.app.theme != theme


async def test_without_colour_attributes_say_everything(review, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with review(size=(80, 24)) as opened:
        await opened.press("]", "tab")
        assert style_at(opened, "235").reverse
        assert style_at(opened, "impressive").italic
        assert style_at(opened, "Analysts").bold
        # Not greys in place of colours: none at all.
        assert [type(each).__name__ for each in opened.app._filters if each.enabled] == ["NoColor"]


async def test_ascii(review):
    async with review(ascii_only=True, size=(80, 24)) as opened:
        for keys in (
            ["]", "c", "]", "x"],
            ["f"],
            ["escape", "?"],
            ["escape", "s"],
            ["escape", "y", "u", "u", "u"],
            ["enter"],
        ):
            await opened.press(*keys)
            latin = [character for character in opened.text() if ord(character) > 127 and not is_arabic(character)]
            assert set(latin) <= set("“”«»")
        await opened.press("escape")
        assert "<->" in opened.text()


def is_arabic(character: str) -> bool:
    return "ARABIC" in unicodedata.name(character, "")


async def test_bidi_key_and_check_are_remembered(review):
    from compare.bidi import tty

    async with review() as opened:
        before = opened.app.plan.mode
        await opened.press("b")
        assert opened.app.plan.mode != before
        await opened.press("B")
        assert "Does this read right?" in opened.text()
        await opened.press("4")
        assert opened.app.plan.mode == "terminal"
        assert tty.remembered() == {opened.app.plan.name: "terminal"}
        assert "وتبلغ مساحة المحطة 1.5 هكتار." in opened.text()
        await opened.press("B", "0")
        assert opened.app.plan.mode == "app" and tty.remembered() == {}


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
