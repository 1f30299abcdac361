"""The mouse: what a click, a second click and the wheel do in every part of the screen."""

from __future__ import annotations

from textual import events
from tui_samples import many


def row_of(opened, words: str) -> int:
    """The line of the screen that shows `words`."""
    return next(y for y, line in enumerate(opened.lines()) if words in line)


async def test_a_second_click_opens_the_passage_in_full(review):
    async with review() as opened:
        place = (20, row_of(opened, " 2 He said"))
        await opened.pilot.click(offset=place)
        await opened.settle()
        assert opened.number == 2 and not opened.screen.has_class("-full")
        await opened.pilot.click(offset=place, times=2)
        await opened.settle()
        assert opened.screen.has_class("-full") and "Report  line 2" in opened.text()


async def test_a_click_on_lit_words_chooses_their_finding(review):
    async with review() as opened:
        y = row_of(opened, " 2 He said")
        x = opened.lines()[y].index("235")
        await opened.pilot.click(offset=(x + 1, y))
        await opened.settle()
        assert opened.number == 2 and opened.list.chosen.check == "number"
        await opened.pilot.click(offset=(x - 8, y))
        await opened.settle()
        assert opened.number == 2 and opened.list.chosen is None


async def test_a_click_below_the_last_passage_does_nothing(review):
    async with review(size=(120, 60)) as opened:
        bottom = opened.list.region.bottom - 1
        assert not opened.lines()[bottom][2:40].strip()
        await opened.press("j")
        await opened.pilot.click(offset=(20, bottom))
        await opened.settle()
        assert opened.number == 2


async def test_a_click_on_a_finding_in_the_details_chooses_it(review):
    async with review() as opened:
        await opened.press("]")
        assert opened.list.chosen is None
        await opened.pilot.click("#details", offset=(8, 1))
        await opened.settle()
        assert opened.list.chosen.check == "number" and "▸ CRITICAL number" in opened.text()


async def test_a_click_in_the_list_of_findings_goes_there(review):
    async with review(size=(150, 40)) as opened:
        await opened.press("F")
        await opened.settle()
        panel = opened.screen.findings
        await opened.pilot.click("#findings", offset=(10, len(panel.head) + 1))
        await opened.settle()
        assert opened.number == 3 and panel.place == 1
        await opened.pilot.click("#findings", offset=(10, 0))
        await opened.settle()
        assert opened.number == 3, "the summary is no finding"


async def test_the_wheel_over_the_overview_scrolls_the_texts(review):
    async with review(many(60), size=(100, 24)) as opened:
        await opened.pilot._post_mouse_events([events.MouseScrollDown], widget="#overview", offset=(0, 5), button=0)
        await opened.settle()
        assert opened.list.scroll_offset.y == 3
        await opened.pilot._post_mouse_events([events.MouseScrollUp], widget="#overview", offset=(0, 5), button=0)
        await opened.settle()
        assert opened.list.scroll_offset.y == 0


async def test_a_click_on_the_overview_goes_to_that_part(review):
    async with review(many(60), size=(100, 24)) as opened:
        height = opened.screen.overview.size.height
        await opened.pilot.click("#overview", offset=(1, height - 1))
        await opened.settle()
        assert opened.number > 55
        await opened.pilot.click("#overview", offset=(1, height // 2))
        await opened.settle()
        assert 25 <= opened.number <= 35


async def test_words_are_marked_by_clicks_and_with_shift_up_to_a_click(review):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("What differs")
        picker = opened.app.screen.target
        x, y = picker.region.offset
        await opened.pilot.click(offset=(x + 5, y))
        await opened.settle()
        assert picker.marks() == [(4, 13)]
        await opened.pilot.click(offset=(x + 15, y), shift=True)
        await opened.settle()
        assert picker.marks() == [(4, 22)]
        await opened.pilot.click(offset=(x + 35, y))
        await opened.settle()
        assert [picker.text[slice(*span)] for span in picker.marks()] == ["transport minister", "new"]
        await opened.pilot.click(offset=(x + 3, y))
        await opened.settle()
        assert len(picker.marks()) == 2, "a blank is no word"
        await opened.press("backspace")
        assert picker.marks() == []


async def test_a_click_on_a_type_or_a_severity_goes_to_the_next(review):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("< major >")
        y = row_of(opened, "< major >")
        await opened.pilot.click(offset=(opened.lines()[y].index("major"), y))
        await opened.wait("< critical >")
        assert opened.app.screen.severity.value == "critical"


async def test_selected_words_are_shown_as_selected(review):
    async with review() as opened:
        y = row_of(opened, " 1 The transport")
        x = opened.lines()[y].index("transport")
        await opened.pilot.mouse_down(offset=(x, y))
        await opened.pilot.hover(offset=(x + 8, y))
        await opened.pilot.hover(offset=(x + 18, y))
        await opened.pilot.mouse_up(offset=(x + 18, y))
        await opened.settle()
        assert opened.app.screen.get_selected_text() == "transport minister "
        lit = [segment.text for segment in opened.list.render_line(0) if segment.style and segment.style.reverse]
        assert lit == ["transport minister "]
        assert opened.lines()[y].index("transport") == x, "nothing moves"


async def test_arabic_words_are_marked_where_they_are_seen(review):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("What differs")
        picker = opened.app.screen.source
        right, y = picker.region.right - 1, picker.region.y
        await opened.pilot.click(offset=(right - 7, y))
        await opened.settle()
        assert [picker.text[slice(*span)] for span in picker.marks()] == ["وزير"]
        await opened.pilot.click(offset=(picker.region.x, y))
        await opened.settle()
        assert len(picker.marks()) == 1, "beside the text there is no word"
