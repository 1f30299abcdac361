"""The lines around the texts and the overview beside them, at every width and after every decision."""

from __future__ import annotations

from tui_samples import ROWS, Row, build, many


async def test_a_narrow_window_has_the_counts_by_their_signs(review):
    async with review(size=(80, 24)) as opened:
        assert "1!! 2! │ +1 -1 ~2 ↕1 │ 0 of 5 reviewed" in opened.lines()[0]
        await opened.press("]", "x")
        assert "!!" not in opened.lines()[0] and "1 of 5 reviewed" in opened.lines()[0]
    async with review(size=(44, 24)) as opened:
        assert "report" not in opened.lines()[0] and "1 of 5 reviewed" in opened.lines()[0]


async def test_texts_without_a_change_say_so(review):
    async with review(build(ROWS[:1])) as opened:
        assert opened.lines()[0].endswith("no changes")
        assert "+0 added  -0 dropped  ~0 reworded" in opened.lines()[0] and "critical" not in opened.lines()[0]


async def test_the_overview_shows_the_worst_of_each_slice_and_what_is_left_to_review(review):
    async with review() as opened:
        overview = opened.screen.overview
        slices = overview.slices(200)
        shown = list(dict.fromkeys(status for status, _ in slices))
        assert shown == ["equivalent", "reworded", "dropped", "added", "moved"]
        assert overview.slices(1) == [("dropped", True)]
        assert ("reworded", False) not in slices
        await opened.press("]", "c")
        slices = overview.slices(200)
        assert slices.index(("reworded", False)) < slices.index(("dropped", True))
        assert ("reworded", True) in slices, "the other one is open"
        await opened.press("f", "3")
        assert {status for status, _ in overview.slices(200)} == {"reworded", "equivalent"}


async def test_the_overview_marks_what_is_on_the_screen(review):
    async with review(many(60), size=(100, 24)) as opened:
        glyphs = opened.list.look.glyphs

        def marked() -> list[bool]:
            overview = opened.screen.overview
            return [line[0].text == glyphs.view for line in overview.build(2, overview.size.height)]

        assert marked()[0] and not marked()[-1]
        await opened.press("G")
        assert marked()[-1] and not marked()[0]


async def test_the_list_of_findings_gives_way_when_the_window_becomes_narrow(review):
    async with review(size=(150, 40)) as opened:
        await opened.press("F")
        await opened.settle()
        assert opened.list.display
        await opened.pilot.resize_terminal(80, 24)
        await opened.settle()
        assert not opened.list.display and opened.screen.findings.has_focus
        await opened.pilot.resize_terminal(150, 40)
        await opened.settle()
        assert opened.list.display and opened.screen.findings.is_open


async def test_words_are_reached_line_by_line_and_then_the_next_field(review):
    text = " ".join(f"word{n:02}" for n in range(60))
    async with review(build((Row("نص قصير.", text),)), size=(80, 40)) as opened:
        await opened.press("O")
        await opened.wait("What differs")
        screen = opened.app.screen
        picker = screen.target
        starts = [start for start, _ in picker._lines()]
        await opened.press("right", "right", "down")
        assert picker.words[picker.cursor][0] == starts[1] + picker.words[2][0]
        await opened.press("up")
        assert picker.cursor == 2
        await opened.press("space", "down", "space")
        assert [picker.text[slice(*span)][:6] for span in picker.marks()] == ["word02"]
        await opened.press(*["down"] * (len(starts) - 1))
        assert screen.focused is screen.source
        await opened.press("up")
        assert screen.focused is picker


async def test_letters_and_arrows_go_round_the_types(review):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("What differs")
        check = opened.app.screen.check
        await opened.press("tab", "tab", "right")
        assert check.value == check.values[0]
        await opened.press("left")
        assert check.value == check.values[-1] == "other"
        await opened.press("n")
        first = check.value
        await opened.press("n")
        assert first.startswith("n") and check.value.startswith("n") and check.value > first
        await opened.press("%")
        assert check.value.startswith("n")
