"""Walking from change to change, searching, narrowing: judged by where one arrives."""

from __future__ import annotations

from textual import events
from tui_samples import ROWS, build


async def test_walking(review):
    async with review() as opened:
        visited = []
        for key in ("]", "]", "[", "j", "k", "G", "g", "down", "up", "n", "N", "pagedown", "pageup", "space"):
            await opened.press(key)
            visited.append(opened.number)
        assert visited == [2, 3, 2, 3, 2, 8, 1, 2, 1, 2, 6, 8, 1, 8]
        await opened.press("]")
        assert opened.toasts()[-1] == "past the end: on from the top" and opened.number == 2
        await opened.press("[")
        assert opened.toasts()[-1] == "past the top: on from the end" and opened.number == 6


async def test_from_a_moved_passage_to_its_place_in_the_original_and_back(review):
    async with review() as opened:
        await opened.press(":", "5", "enter", "'")
        assert opened.number == 3
        assert opened.toasts()[-1] == "the original has passage 5 after this one; ' goes back"
        await opened.press("'")
        assert opened.number == 5 and opened.toasts()[-1] == "back at passage 5"
        await opened.press("j", "'")
        assert opened.toasts()[-1] == "this passage stands where the original has it"


async def test_keys_go_by_their_place_on_an_arabic_keyboard(review):
    async with review() as opened:
        await opened.press("د", "ؤ")
        assert opened.number == 2 and "1 of 5 reviewed" in opened.text()
        opened.app.post_message(events.Key("arabic_sukun", "\u0652"))  # Shift and x: dismiss and go on.
        await opened.settle()
        assert opened.number == 3
        await opened.press("/")
        await opened.press("د")
        assert opened.review.query == "د", "who writes Arabic is not corrected"


async def test_the_filter_counts_and_takes_several_checks(review):
    async with review() as opened:
        await opened.press("f")
        await opened.wait("critical (1)")
        assert "changes (5)" in opened.text() and "check: sentence (2)" in opened.text()
        await opened.press("end", "enter", "f", "end", "up", "enter")
        assert len(opened.review.view) == 3 and "check: number, check: sentence" in opened.text()


async def test_several_conditions_are_marked_in_one_go(review):
    async with review() as opened:
        await opened.press("f", "end", "space", "up", "space")
        assert len(opened.review.view) == 3, "the list follows while the menu stands"
        await opened.wait("✓    check: number (1)")
        await opened.press("home", "space", "escape")
        assert len(opened.review.view) == 8


async def test_a_type_that_the_reviewer_gave_can_be_filtered_for(review):
    async with review() as opened:
        await opened.press("]", "tab", "m", "end", "up", "enter", "escape", "f")
        await opened.wait("check: other (1)")


async def test_the_palette_shows_keys_in_the_order_of_use(review):
    async with review() as opened:
        await opened.press("ctrl+p")
        await opened.wait("key: ]")
        text = opened.text()
        assert text.index("Next change") < text.index("Confirm: the report does diverge here")
        assert "change.next" not in text


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


async def test_the_place_is_remembered(review):
    async with review() as opened:
        await opened.press("G", "k")
    async with review() as opened:
        assert opened.number == 7


async def test_a_search_that_finds_nothing_goes_nowhere(review):
    async with review() as opened:
        await opened.press("j", "/")
        await opened.type("hectar")
        assert opened.number == 8
        await opened.type("x")
        assert opened.number == 2 and "not found" in opened.text()


async def test_in_the_details_walking_chooses_the_first_finding(review):
    async with review() as opened:
        await opened.press("]", "tab", "]")
        assert opened.number == 3 and opened.list.chosen.check == "sentence"
        await opened.press(":", "8", "enter")
        assert opened.list.chosen is None


async def test_the_place_of_a_moved_passage_may_be_out_of_sight(review):
    async with review() as opened:
        await opened.press("f")
        await opened.wait("moved (1)")
        place = next(n for n, choice in enumerate(opened.app.screen.choices) if choice.words == "moved (1)")
        await opened.press("home", *["down"] * place, "enter", "'")
        assert opened.number == 5
        assert opened.toasts()[-1] == "its place in the original is outside what is shown"


async def test_another_order_keeps_the_passage(review):
    async with review() as opened:
        await opened.press(":", "6", "enter", "o")
        assert opened.number == 6 and opened.review.order == "original"
        assert opened.list.place == opened.review.view.index(5)
        await opened.press("o")
        assert opened.number == 6 and opened.review.order == "report"


async def test_a_passage_outside_the_filter_is_not_gone_to(review):
    async with review() as opened:
        await opened.press("f", "c", ":", "8", "enter")
        assert opened.number == 2
        assert opened.toasts()[-1] == "passage 8 is outside the filter; Esc shows all"
        await opened.press(":", "space", "enter")
        assert opened.number == 2 and len(opened.toasts()) == 1


async def test_hits_outside_the_filter_are_counted_and_not_gone_to(review):
    async with review() as opened:
        await opened.press("f", "3", "/")
        await opened.type("station")
        assert '"station": not found here (4 outside the filter)' in opened.text()
        await opened.press("enter")
        assert opened.toasts()[-1] == '"station" is not in what is shown' and opened.number == 2
        await opened.press("n")
        assert len(opened.toasts()) == 2 and opened.number == 2


async def test_hits_go_on_from_where_the_reader_went(review):
    async with review() as opened:
        await opened.press("/")
        await opened.type("station")
        await opened.press("enter", ":", "5", "enter", "n")
        assert opened.number == 7
        await opened.press(":", "5", "enter", "N")
        assert opened.number == 4
        assert '"station": 2/4' in opened.text()


async def test_a_narrower_list_keeps_the_passage_or_the_one_nearest_to_it(review):
    async with review() as opened:
        await opened.press(":", "6", "enter", "f", "c")
        assert opened.number == 6
        await opened.press("escape")
        assert opened.number == 6 and len(opened.review.view) == 8


async def test_the_only_change_in_sight_has_none_before_or_after_it(review):
    async with review() as opened:
        await opened.press("f", "3", "]")
        assert opened.number == 2 and opened.toasts() == ["no change after this one"]
        await opened.press("[")
        assert opened.number == 2 and opened.toasts()[1:] == ["no change before this one"]


async def test_the_place_in_the_original_may_be_before_a_passage(review):
    async with review(build((ROWS[4], ROWS[1], ROWS[0]))) as opened:
        await opened.press("g", "'")
        assert opened.number == 2
        assert opened.toasts()[-1] == "the original has passage 1 before this one; ' goes back"


async def test_from_the_moved_passage_itself_there_is_no_way_back_but_to_its_place(review):
    async with review() as opened:
        await opened.press(":", "5", "enter", "'", ":", "5", "enter", "'")
        assert opened.number == 3
        await opened.press("f", "3", "f", "y", "'")
        assert opened.list.number is None and len(opened.toasts()) == 3
