"""The list of findings and the summary: beside the texts or in their place."""

from __future__ import annotations


async def test_findings_stand_beside_the_texts_worst_first(review):
    async with review(size=(150, 40)) as opened:
        await opened.press("F")
        text = opened.text()
        assert "sentences of" in text and "3 sentence the report leaves out a sentence" in text
        messages = [entry.finding.check for entry in opened.screen.findings.entries]
        assert messages[0] == "number" and set(messages) == {"number", "sentence", "certainty"}
        await opened.press("j", "enter")
        assert opened.number == 3 and opened.list.chosen is not None
        assert opened.screen.findings.is_open
        await opened.press("escape")
        assert not opened.screen.findings.is_open


async def test_in_a_narrow_window_they_take_the_place_of_the_texts(review):
    async with review(size=(80, 24)) as opened:
        await opened.press("F")
        assert not opened.list.display and "original 305" in opened.text()
        await opened.press("enter")
        assert opened.number == 2 and opened.list.display
        await opened.press("F", "escape")
        assert opened.list.display and opened.list.has_focus


async def test_what_is_dismissed_leaves_the_list_and_the_head(review):
    async with review(size=(150, 40)) as opened:
        assert "1 critical" in opened.lines()[0]
        await opened.press("F", "enter", "x")
        assert "critical" not in opened.lines()[0]
        assert opened.screen.findings.entries[0].finding.check == "sentence"
