"""The list of findings and the summary: beside the texts or in their place."""

from __future__ import annotations

from dataclasses import replace

from tui_samples import ROWS, build, many

from compare.tui.widgets.findings import summary


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


async def test_the_summary_says_what_the_report_is_as_a_whole(review, comparison):
    async with review(size=(150, 40)) as opened:
        await opened.press("F")
        await opened.settle()
        text = summary(opened.list)
        assert text.startswith("4 of 7 sentences of the original are told without a finding.")
        assert "1 critical, 2 major, 1 minor. No link is doubtful. Reviewed: 0 of 5." in text
        await opened.press("]", "c")
        assert summary(opened.list).endswith("Reviewed: 1 of 5.")
    passages = [replace(p, score=0.3, corrected=n == 1) for n, p in enumerate(comparison.passages)]
    doubtful = replace(comparison, passages=tuple(passages), uncovered=("ja",))
    async with review(doubtful, size=(150, 40)) as opened:
        text = summary(opened.list)
        assert "5 of 6 links are doubtful, 1 corrected by you." in text
        assert "Not checked: ja is not covered." in text and "hardly anything" not in text
    apart = build(tuple(replace(row, target="") for row in ROWS if row.source) + ROWS[3:4])
    async with review(apart, size=(150, 40)) as opened:
        assert "Not checked: hardly anything links the two texts." in summary(opened.list)


async def test_where_nothing_was_found_the_list_says_so(review):
    async with review(build(ROWS[:1]), size=(150, 40)) as opened:
        await opened.press("F")
        await opened.settle()
        assert "Nothing was found." in summary(opened.list) and " nothing found" in opened.text()
        await opened.press("j", "enter")
        assert opened.number == 1


async def test_a_finding_outside_the_filter_is_shown_all_the_same(review):
    async with review(size=(150, 40)) as opened:
        await opened.press("f", "3", "F", "j", "enter")
        assert opened.number == 3 and len(opened.review.view) == 8


async def test_what_was_reviewed_is_ticked_in_the_list_of_findings(review):
    async with review(size=(150, 40)) as opened:
        await opened.press("]", "c", "F")
        await opened.settle()
        ticked = {
            words: line.partition(words)[0][-12:]
            for words in ("2 number", "3 sentence")
            for line in opened.lines()
            if words in line
        }
        assert "✓" in ticked["2 number"] and "✓" not in ticked["3 sentence"]


async def test_a_long_list_of_findings_follows_the_one_that_is_picked(review):
    async with review(many(80), size=(150, 24)) as opened:
        await opened.press("F")
        await opened.settle()
        panel = opened.screen.findings
        await opened.press(*["j"] * 30)
        line = len(panel.head) + panel.place
        assert panel.place == 30 and panel.scroll_offset.y <= line < panel.scroll_offset.y + panel.size.height
        await opened.press(*["k"] * 40)
        assert panel.place == 0 and panel.scroll_offset.y <= len(panel.head)
