"""Links corrected on the screen: every operation, what it says, that it is checked again, kept and undone."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from tui_samples import ROWS, build

from compare.errors import UserError
from compare.records import Finding, Passage
from compare.review import OwnFinding, corrections_for, decisions_for


class Checking:
    """A check that answers at once: every passage it is asked for gets a finding."""

    asked: list[list[int]]

    def __init__(self, comparison, numbers, options) -> None:
        self.cancelled = False
        self.comparison = comparison
        self.numbers = numbers

    def cancel(self) -> None:
        self.cancelled = True

    def passages(self) -> tuple[Passage, ...]:
        found = Finding("reworded", "name", "critical", "hard", "found anew")
        passages = self.comparison.passages
        return tuple(
            replace(passages[n], findings=(found,)) if passages[n].corrected else passages[n] for n in self.numbers
        )


def links(opened) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(passage.source, passage.target) for passage in opened.review.comparison.passages]


async def test_a_wrong_link_is_cut_checked_and_kept(review, comparison):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "1", "enter", "|")
        assert links(opened)[:3] == [((0,), ()), ((), (0,)), ((1,), (1,))]
        assert opened.toasts()[-1] == "unlinked 1: added and dropped; u takes it back"
        text = opened.text()
        assert "1∞" in text and "2∞" in text and "3∞" not in text
        assert "2 corrected again" not in text and "found anew" in text
        assert "link corrected by you" in text and "not reviewed" in text
        assert "+2 added" in opened.lines()[0] and "-2 dropped" in opened.lines()[0]
    assert len(corrections_for(comparison.source, comparison.target)) == 1
    async with review(start_check=Checking) as opened:
        assert links(opened)[:2] == [((0,), ()), ((), (0,))]
        await opened.press("u")
        assert links(opened)[0] == ((0,), (0,)) and opened.toasts()[-1] == "undone: corrected links"
        await opened.press("U")
        assert links(opened)[:2] == [((0,), ()), ((), (0,))]
        await opened.press("&")
        assert links(opened)[0] == ((0,), (0,)) and "∞" not in opened.text()


async def test_passages_far_apart_are_marked_and_linked(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "3", "enter", "M")
        assert "passage 3 is marked" in opened.text()
        await opened.press(":", "4", "enter", "M")
        assert ((2,), (2,)) in links(opened) and "marked" not in opened.text()
        assert "-0 dropped" in opened.lines()[0]


async def test_what_linking_two_passages_can_mean_is_asked(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "1", "enter", "M", ":", "8", "enter", "M")
        await opened.wait("the original of 1 with the report of 8")
        assert "both as one" not in opened.text()
        await opened.press("2")
        assert ((6,), (0,)) in links(opened)
        assert ((0,), ()) in links(opened)
        assert any(passage.moved and passage.corrected for passage in opened.review.comparison.passages)


async def test_a_mark_is_forgotten_with_escape_or_the_same_key(review):
    async with review() as opened:
        await opened.press("M", "escape")
        assert opened.toasts()[-1] == "nothing is marked"
        await opened.press("M", "M")
        assert opened.toasts()[-1] == "nothing is marked" and "passage 1 is marked" not in opened.text()


async def test_passages_are_joined_and_split(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "1", "enter", "J")
        assert links(opened)[0] == ((0, 1), (0, 1)) and len(opened.review) == 7
        await opened.press("S")
        await opened.wait("Cut the report")
        assert "before  He said the project" in opened.text()
        await opened.press("1")
        await opened.wait("Cut the original")
        await opened.press("b")
        assert links(opened)[:2] == [((), (0,)), ((0, 1), (1,))]
        await opened.press("S", "1", "1")
        assert opened.review.comparison.passages[1].source


async def test_a_sentence_moves_up_and_down(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "4", "enter", "<")
        assert ((2,), (2,)) in links(opened)
        await opened.press("u", ":", "2", "enter", ")")
        assert ((), (1,)) in links(opened) and ((1, 2), ()) in links(opened)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (("3", "|"), "passage 3 has one side only: there is no link to cut"),
        (("1", "<"), "passage 1 nothing before it in the report"),
        (("8", "J"), "there is no passage after this one to join it with"),
        (("1", "S"), "passage 1 is a sentence of either side: | unlinks them"),
        (("1", "&"), "this link is as the program found it"),
    ],
)
async def test_what_cannot_be_done_is_said(review, comparison, keys, why):
    async with review() as opened:
        await opened.press(":", keys[0], "enter", keys[1])
        assert opened.toasts()[-1] == why
    assert corrections_for(comparison.source, comparison.target) == []


async def test_the_menu_of_links_does_what_it_says(review):
    async with review(start_check=Checking) as opened:
        await opened.press("a")
        await opened.wait("The links of passage 1")
        await opened.press("|")
        assert links(opened)[:2] == [((0,), ()), ((), (0,))]


async def test_a_note_comes_along_to_the_passage_that_has_the_words(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "1", "enter", "i")
        await opened.type("see p4")
        await opened.press("enter", "J")
        assert decisions_for(opened.review.comparison)[opened.review.ids[0]].note == "see p4"
        await opened.press("u")
        assert opened.review.decision(0).note == "see p4"


async def test_links_stay_corrected_where_the_checks_fail(review):
    class Failing(Checking):
        def passages(self):
            raise UserError("the checks are out")

    async with review(start_check=Failing) as opened:
        await opened.press("|")
        assert opened.toasts()[-1] == "the checks are out"
        assert links(opened)[:2] == [((0,), ()), ((), (0,))]


async def test_corrected_passages_are_checked_by_the_real_checks(review):
    async with review() as opened:
        await opened.press(":", "2", "enter", "|")
        told = opened.review.findings(1)[0].message
        assert told.startswith("dropped: said · project · assign · 305 · million · dinars")
        assert told.endswith("→ nothing like it in the report")
        assert opened.review.comparison.passages[2].findings[0].check == "sentence"


async def test_own_findings_stay_on_their_words_when_passages_are_joined_and_split(review):
    async with review(start_check=Checking) as opened:
        first = opened.review.comparison
        words = first.target_text(first.passages[1])[3:7]
        own = OwnFinding("other", "minor", "wrong verb", target=((3, 7),))
        opened.review.decide(1, lambda old: replace(old, own=(own,)))
        await opened.press(":", "1", "enter", "J")
        joined = opened.review.comparison
        (moved,) = opened.review.decision(0).own
        assert joined.target_text(joined.passages[0])[slice(*moved.target[0])] == words
        await opened.press("S", "1", "1")
        parted = opened.review.comparison
        (back,) = opened.review.decision(1).own
        assert back == own and parted.target_text(parted.passages[1])[3:7] == words


async def test_two_passages_of_the_same_side_only_cannot_be_linked(review):
    async with review(build((ROWS[3], ROWS[0], replace(ROWS[3], target="[Others agreed.]")))) as opened:
        await opened.press("g", "M", "G", "M")
        assert opened.toasts()[-1] == "passages 1 and 3 cannot be linked: both have the same side only"
        assert links(opened) == [((), (0,)), ((0,), (1,)), ((), (2,))]


async def test_while_passages_are_checked_again_the_status_says_so_and_leaving_gives_up(review):
    asked = []

    class Slow(Checking):
        def __init__(self, *args) -> None:
            super().__init__(*args)
            self.done = threading.Event()
            asked.append(self)

        def cancel(self) -> None:
            super().cancel()
            self.done.set()

        def passages(self):
            self.done.wait(20)
            return () if self.cancelled else super().passages()

    async with review(start_check=Slow) as opened:
        await opened.pilot.press("|")
        await opened.wait("checking 2 corrected again")
        assert "being checked" in opened.text()
        await opened.pilot.press("G", "|")
        await opened.wait("checking 4 corrected again")
        assert [check.cancelled for check in asked] == [True, False], "one look at all that is corrected"
        asked[-1].done.set()
        await opened.settle()
        assert "corrected again" not in opened.text() and "found anew" in opened.text()
        await opened.pilot.press("u")
        await opened.pilot.press("q")
    assert all(check.cancelled for check in asked if not check.done.is_set())


async def test_a_check_that_cannot_begin_leaves_the_links_corrected(review):
    def refused(*_):
        raise UserError("no checks today")

    async with review(start_check=refused) as opened:
        await opened.press("|")
        assert opened.toasts()[-1] == "no checks today"
        assert links(opened)[:2] == [((0,), ()), ((), (0,))]


async def test_links_that_cannot_be_saved_stay_as_they_are(review, monkeypatch):
    def refused(*_):
        raise UserError("the links cannot be saved")

    async with review(start_check=Checking) as opened:
        monkeypatch.setattr(opened.screen.desk.links, "correct", refused)
        await opened.press("|")
        assert opened.toasts()[-1] == "the links cannot be saved" and links(opened)[0] == ((0,), (0,))


async def test_a_long_sentence_in_the_menu_of_a_cut_is_shortened_at_a_word(review):
    async with review(start_check=Checking) as opened:
        await opened.press(":", "1", "enter", "J", "S")
        await opened.wait("before  He said the project had cost 235 million…")
