"""What the screen says of itself: messages that wait, the line of the state, the prompt."""

from __future__ import annotations

from dataclasses import replace

from compare.errors import UserError
from compare.tui import editor


async def test_a_warning_stands_until_the_reader_goes_on_and_what_came_meanwhile_follows(review):
    async with review() as opened:
        say, bar = opened.screen.desk.say, opened.screen.message_bar
        say("a", severity="warning")
        say("b")
        say("c", severity="error")
        await opened.settle()
        assert bar.text == "a"
        await opened.press("j")
        assert bar.text == "b" and bar.has_class("-open")
        say("d")
        assert bar.text == "d", "the newest of those that are no warnings"
        await opened.press("j")
        assert bar.text == "c"
        await opened.press("j")
        assert bar.text == "" and not bar.has_class("-open")
        assert opened.toasts() == ["a", "b", "c", "d"]


async def test_a_brief_answer_takes_the_place_of_the_keys_and_a_long_one_leaves_them(review):
    async with review() as opened:
        await opened.press("u")
        assert "nothing to undo" in opened.lines()[-1] and "? help" not in opened.text()
        opened.screen.desk.say("this takes a while", timeout=15)
        await opened.settle()
        assert "this takes a while" in opened.lines()[-2] and "? help" in opened.lines()[-1]
        opened.screen.desk.say("word " * 200)
        await opened.settle()
        assert opened.screen.message_bar.size.height == 5


async def test_notices_of_the_texts_are_said_when_they_are_opened(review, comparison):
    target = replace(comparison.target, notices=("a page has no text",))
    async with review(replace(comparison, target=target, notices=("the links are uncertain",))) as opened:
        assert opened.toasts() == ["report.en.txt: a page has no text", "the links are uncertain"]


async def test_files_that_changed_and_work_under_way_stand_in_the_line_of_the_state(review):
    async with review() as opened:
        assert not opened.screen.desk.status_bar.has_class("-needed")
        opened.screen.desk.status_bar.changed_files = ["report.en.txt", "original.ar.txt"]
        opened.screen._work("glossing: 3 of 8")
        await opened.settle()
        assert "report.en.txt and original.ar.txt changed on disk: R reads again" in opened.text()
        assert "glossing: 3 of 8" in opened.text()


async def test_tab_does_not_leave_the_line_that_is_being_typed(review):
    async with review() as opened:
        await opened.press("i", "tab")
        await opened.type("ok")
        await opened.press("shift+tab", "enter")
        assert opened.review.decision(0).note == "ok"


async def test_an_editor_that_failed_or_cannot_be_opened_here_is_told(review, monkeypatch):
    async with review() as opened:
        monkeypatch.setenv("VISUAL", "myeditor")
        monkeypatch.setattr(editor, "run", lambda *_: 3)
        await opened.press("e")
        assert opened.toasts()[-1] == "myeditor ended with status 3"
        monkeypatch.setattr(editor, "run", lambda *_: 0)
        await opened.press("e")
        assert len(opened.toasts()) == 1


async def test_without_a_suspended_screen_there_is_no_editor(review, monkeypatch):
    async with review() as opened:
        monkeypatch.setenv("VISUAL", "true")
        await opened.press("e")
        assert opened.toasts()[-1] == "no editor can be opened from here"


async def test_the_row_and_the_text_that_were_copied_are_named(review):
    async with review() as opened:
        await opened.press("]", "Y")
        assert opened.toasts()[-1] == "passage 2 copied as a table row"
        await opened.press("y")
        assert opened.toasts()[-1] == "passage 2 copied"


async def test_the_theme_is_named_and_comes_round(review):
    async with review(theme="muqabala-dark") as opened:
        first, seen = opened.app.theme, []
        while first not in seen:
            await opened.press("t")
            assert opened.toasts()[-1] == f"theme: {opened.app.theme}"
            seen.append(opened.app.theme)
        assert len(seen) == len(set(seen)) >= 3 and "none" not in seen


async def test_a_way_of_showing_arabic_that_cannot_be_remembered_is_used_all_the_same(review, monkeypatch):
    def refused(*_):
        raise UserError("the settings cannot be written")

    monkeypatch.setattr("compare.bidi.tty.remember", refused)
    async with review() as opened:
        before = opened.list.reading.mode
        await opened.press("b")
        assert opened.list.reading.mode != before and "the settings cannot be written" in opened.toasts()


async def test_hiding_uncertain_findings_lets_go_of_the_one_that_was_chosen(review):
    async with review() as opened:
        await opened.press(":", "7", "enter", "tab")
        assert opened.list.chosen.check == "coverage"
        await opened.press("full_stop")
        assert opened.list.chosen is None and "coverage" not in opened.text()
