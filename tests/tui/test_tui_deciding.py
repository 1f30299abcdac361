"""Verdicts, notes, other classes, undo: on the screen, and kept."""

from __future__ import annotations

from dataclasses import replace

from tui_samples import ROWS, build

from compare.errors import UserError
from compare.review import decisions_for


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


async def test_arabic_being_typed_is_shown_as_it_reads(review):
    async with review() as opened:
        await opened.press("]", "i")
        for letter in "مرحبا":
            await opened.pilot.press(letter)
        await opened.settle()
        assert "ﺎﺒﺣﺮﻣ" in opened.text()
        await opened.press("enter")
        assert opened.review.decision(1).note == "مرحبا" and "ﺎﺒﺣﺮﻣ" in opened.text()


async def test_reclassifying_one_finding_is_seen_everywhere_and_undone(review, comparison):
    async with review() as opened:
        await opened.press("]", "tab", "m", "1")
        assert "minor number" in opened.text() and "the program said number, critical" in opened.text()
        assert "1 of 5 reviewed" in opened.lines()[0] and "critical" not in opened.lines()[0]
        await opened.press("m", "end", "up", "up", "enter")  # The last type of the menu.
        (one,) = decisions_for(comparison)[comparison.passages[1].id].reclassified
        assert (one.check, one.severity) == ("other", "minor")
        assert opened.screen.passages.chosen.check == "other"
        await opened.press("escape", "f", "y")
        assert opened.list.review.view == [1]
        await opened.press("escape", "u", "u")
        assert decisions_for(comparison) == {} and "0 of 5 reviewed" in opened.lines()[0]
        assert "CRITICAL number" in opened.text()


async def test_a_finding_of_the_reviewer_is_given_another_severity(review, comparison):
    async with review() as opened:
        await opened.press("O")
        await opened.wait("What differs")
        await opened.press("ctrl+s", "tab", "m", "3")
        (own,) = decisions_for(comparison)[comparison.passages[0].id].own
        assert own.severity == "critical" and "CRITICAL other" in opened.text()


async def test_going_on_comes_round_to_what_was_left_out(review):
    async with review() as opened:
        await opened.press("G", "[", "C")
        assert opened.number == 2 and opened.toasts()[-1] == "past the end: on from the top"


async def test_going_on_inside_a_filter_says_what_is_left_outside(review):
    async with review() as opened:
        await opened.press("f", "3", "X")
        assert opened.number == 2
        assert opened.toasts()[-1] == "none after this one; 4 not reviewed before it"


async def test_a_step_back_says_what_became_of_the_passage(review):
    async with review() as opened:
        await opened.press("U")
        assert opened.toasts()[-1] == "nothing to redo"
        await opened.press("]", "i")
        await opened.type("look")
        await opened.press("enter", "c", "j", "u")
        assert opened.number == 2 and opened.toasts()[-1] == "undone: passage 2 is not reviewed, with a note"
        await opened.press("U")
        assert opened.toasts()[-1] == "redone: passage 2 is confirmed, with a note"


async def test_a_step_back_outside_the_filter_stays_in_it(review):
    async with review() as opened:
        await opened.press(":", "3", "enter", "x", "f", "3", "u")
        assert opened.toasts()[-1] == "undone: passage 3, outside the filter"
        assert opened.number == 2 and "0 of 5 reviewed" in opened.lines()[0]


async def test_all_of_a_check_and_nothing_more_to_decide(review):
    async with review() as opened:
        await opened.press("D")
        await opened.wait("dismiss all of the check sentence (2)")
        await opened.press("down", "down", "down", "enter")
        assert opened.toasts()[-1] == "dismissed in 2 passages; u takes it back"
        await opened.press("f", "3", "c", "D", "c")
        assert opened.toasts()[-1] == "there is nothing left to decide"


async def test_a_passage_without_findings_has_none_to_dismiss(review, comparison):
    async with review() as opened:
        await opened.press("tab", "d")
        assert opened.toasts()[-1] == "choose a finding first: Tab, then the arrows"
        assert decisions_for(comparison) == {}


async def test_a_finding_is_given_back_what_the_program_said(review, comparison):
    async with review() as opened:
        await opened.press("]", "tab", "m")
        assert "as the program found it" not in opened.text()
        await opened.press("1", "m")
        await opened.wait("as the program found it: number, critical")
        await opened.press("0")
        assert "CRITICAL number" in opened.text() and opened.list.chosen.severity == "critical"
        assert decisions_for(comparison) == {}


async def test_from_the_finding_to_the_whole_passage(review, comparison):
    async with review() as opened:
        await opened.press("]", "tab", "m", "p")
        await opened.wait("Passage 2 is")
        await opened.press("-")
        decision = decisions_for(comparison)[comparison.passages[1].id]
        assert decision.status == "dropped" and not decision.reclassified


async def test_a_note_leaves_the_reader_in_the_details(review):
    async with review() as opened:
        await opened.press("]", "tab", "i")
        await opened.type("look")
        await opened.press("enter")
        assert opened.screen.details.has_focus and opened.list.chosen.check == "number"
        await opened.press("i", "escape")
        assert opened.screen.details.has_focus and opened.review.decision(1).note == "look"


async def test_what_cannot_be_saved_is_said_and_goes_nowhere(review, store, monkeypatch):
    def refused(*_):
        raise UserError("the decisions cannot be saved")

    async with review() as opened:
        await opened.press("]", "c")
        monkeypatch.setattr(opened.review, "decide", refused)
        monkeypatch.setattr(opened.review, "decide_all", refused)
        monkeypatch.setattr(opened.review, "undo", refused)
        for keys in (("X",), ("D", "c"), ("u",)):
            await opened.press("escape", *keys)
            assert opened.number == 2 and opened.toasts()[-1] == "the decisions cannot be saved"
            assert len(opened.toasts()) == 1 + (("X",), ("D", "c"), ("u",)).index(keys)


async def test_only_confirming_nothing_asks_what_differs(review, comparison):
    def verdict() -> str | None:
        kept = decisions_for(comparison)
        return kept[comparison.passages[0].id].verdict if kept else None

    async with review() as opened:
        await opened.press("x")
        assert verdict() == "dismissed" and "What differs" not in opened.text()
        await opened.press("c")
        assert verdict() == "confirmed" and "What differs" not in opened.text()
    bare = build((ROWS[0], replace(ROWS[2], check="")))
    async with review(bare) as opened:
        await opened.press("]", "c")
        assert decisions_for(bare)[bare.passages[1].id].verdict == "confirmed" and "What differs" not in opened.text()
