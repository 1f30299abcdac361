"""Verdicts, notes, other classes, undo: on the screen, and kept."""

from __future__ import annotations

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
