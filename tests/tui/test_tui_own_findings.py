"""Findings of the reviewer on the screen; decisions on many passages; what a decision shows at once."""

from __future__ import annotations

from compare.review import decisions_for, settle


async def test_confirming_a_passage_without_findings_asks_what_differs(review, comparison):
    async with review() as opened:
        await opened.press("c")
        await opened.wait("What differs in passage 1?")
        await opened.press(
            "right", "space", "right", "space", "tab", "left", "space", "space", "tab", "n", "tab", "right"
        )
        await opened.press("tab")
        await opened.type("another office")
        await opened.press("tab")
        await opened.type("labour minister")
        await opened.press("enter")
        decision = decisions_for(comparison)[comparison.passages[0].id]
        (own,) = decision.own
        assert (own.text, own.suggestion) == ("another office", "labour minister")
        assert own.check.startswith("n") and own.severity == "critical"
        text = comparison.target_text(comparison.passages[0])
        assert [text[slice(*span)] for span in own.target] == ["transport minister"]
        original = comparison.source_text(comparison.passages[0])
        assert [original[slice(*span)] for span in own.source] == [original.split()[1]]
        shown = opened.text()
        assert "another office" in shown and "1 of 6 reviewed" in shown and "reworded · critical" in shown
        await opened.press("u")
        assert "0 of 5 reviewed" in opened.text() and "another office" not in opened.text()


async def test_leaving_the_question_decides_nothing(review, comparison):
    async with review() as opened:
        await opened.press("c", "escape")
        assert decisions_for(comparison) == {}


async def test_an_own_finding_is_taken_away_in_the_details(review, comparison):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("What differs")
        await opened.press("ctrl+s", "tab", "d")
        assert decisions_for(comparison) == {}
        assert opened.toasts()[-1] == "your finding is taken away; u brings it back"


async def test_dismissing_the_only_finding_is_seen_everywhere_at_once(review, comparison):
    async with review() as opened:
        await opened.press("]", "tab", "d", "escape")
        row = next(line for line in opened.lines() if line[5:8].strip() == "2")
        assert row[1] == "=" and row[2] == " " and row[4] == "✗"
        assert "~1 reworded" in opened.lines()[0] and "1 of 5 reviewed" in opened.lines()[0]
        assert "dismissed" in opened.text()
        await opened.press("f", "3")
        assert "no passage is critical" in opened.text()
        left = settle(comparison, decisions_for(comparison)).summary()
        assert left["reworded"] == 1


async def test_another_class_is_a_decision(review):
    async with review() as opened:
        await opened.press("]", "m", "2")
        assert "1 of 5 reviewed" in opened.text() and "reclassified" in opened.text()


async def test_all_findings_of_a_check_are_dismissed_in_one_step(review, comparison):
    async with review() as opened:
        await opened.press("D")
        await opened.wait("dismiss all of the check sentence (2)")
        await opened.press("down", "down", "down", "enter")
        left = settle(comparison, decisions_for(comparison))
        assert not any(f.check == "sentence" for passage in left.passages for f in passage.findings)
        assert "2 of 5 reviewed" in opened.text()
        await opened.press("u")
        assert decisions_for(comparison) == {} and "0 of 5 reviewed" in opened.text()


async def test_all_that_is_shown_is_confirmed_in_one_step(review, comparison):
    async with review() as opened:
        await opened.press("f", "3", "D", "c")
        assert [d.verdict for d in decisions_for(comparison).values()] == ["confirmed"]
        await opened.press("escape", "D", "c")
        assert "5 of 5 reviewed" in opened.text() and opened.toasts()[-1] == "confirmed 4; u takes it back"


async def test_a_note_of_several_lines(review, comparison):
    async with review() as opened:
        await opened.press("]", "I")
        await opened.wait("Note on passage 2")
        await opened.type("first")
        await opened.press("enter")
        await opened.type("second")
        await opened.press("ctrl+s")
        assert decisions_for(comparison)[comparison.passages[1].id].note == "first\nsecond"
        assert "note" in opened.text() and "second" in opened.text()
        await opened.press("i")
        await opened.wait("Note on passage 2")


async def test_a_decision_is_signed_with_the_name_of_the_settings(review, comparison):
    async with review(reviewer="A. Reader") as opened:
        await opened.press("]", "c")
        assert decisions_for(comparison)[comparison.passages[1].id].reviewer == "A. Reader"
        assert "confirmed by A. Reader" in opened.text()


async def test_words_selected_with_the_mouse_are_marked_already(review):
    from textual.geometry import Offset
    from textual.selection import Selection

    async with review() as opened:
        start = opened.review.comparison.target.sentences[0].start
        opened.screen.selections = {opened.list: Selection(Offset(start + 4, 0), Offset(start + 13, 0))}
        await opened.press("O")
        await opened.wait("What differs")
        assert opened.app.screen.target.marks() == [(4, 13)]
