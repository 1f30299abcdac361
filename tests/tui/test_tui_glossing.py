"""What the original says, for those who cannot read it: the gloss in the list, and words on demand."""

from __future__ import annotations

from dataclasses import replace

from tui_samples import ROWS, Row, build, many

from compare.tui import messages

GLOSS = "He said the project cost 305 million dinars (Siemens AG) since 12/03/2024."


def in_list(opened) -> str:
    """The list as text."""
    return "\n".join(opened.list.render_line(y).text for y in range(opened.list.size.height))


async def test_the_gloss_stands_below_both_texts(review):
    async with review() as opened:
        lines = in_list(opened).splitlines()
        place = next(place for place, line in enumerate(lines) if " 2 He said" in line)
        below = next(place for place, line in enumerate(lines) if GLOSS in line)
        assert lines[below].split()[0] == "gloss" and " 3 " in lines[below + 2]
        assert all("gloss" not in line for line in lines[place:below])


async def test_the_gloss_can_be_hidden_and_stays_so(review):
    async with review() as opened:
        await opened.press("]", "l")
        assert GLOSS not in in_list(opened) and GLOSS in opened.text()  # The details keep it.
    async with review() as opened:
        assert GLOSS not in in_list(opened)
        await opened.press("l")
        assert GLOSS in in_list(opened)
    async with review() as opened:
        assert GLOSS in in_list(opened)


async def test_without_a_gloss_the_key_says_where_one_comes_from(review):
    async with review(build((Row("نص قصير.", "A short text."),))) as opened:
        await opened.press("l")
        assert "gloss install" in opened.toasts()[-1]


async def test_a_doubtful_gloss_says_so(review):
    plain = build()
    doubted = replace(plain.passages[1], gloss_doubt="repeats itself")
    async with review(replace(plain, passages=(plain.passages[0], doubted, *plain.passages[2:]))) as opened:
        assert "[doubtful: repeats itself] He said" in in_list(opened)


async def test_heights_are_right_at_every_width(review):
    long = replace(ROWS[1], gloss=" ".join([GLOSS] * 3))
    async with review(build((ROWS[0], long, *ROWS[2:]))) as opened:
        for width in (120, 80, 60, 41):
            await opened.pilot.resize_terminal(width, 30)
            await opened.settle()
            rows = opened.list._rows
            for number in range(len(opened.review)):
                assert len(rows.lines(number, _state(), number)) == rows.height(number)


def _state():
    from compare.tui.rows import State

    return State()


async def test_glosses_that_come_move_nothing_under_the_eyes(review):
    glossed = many(60)
    plain = replace(glossed, passages=tuple(replace(passage, gloss=None) for passage in glossed.passages))
    async with review(plain) as opened:
        # The one decided on stays although the filter would no longer let it through.
        await opened.press("f", "u", *"}}}}}}}}}}}", "c")
        number = opened.number
        before, rows = opened.lines().index(_row(opened, number)), len(opened.review.view)
        opened.screen.post_message(messages.Compared(glossed))
        await opened.settle()
        assert "gloss  He said" in in_list(opened)
        assert (opened.number, len(opened.review.view)) == (number, rows)
        assert opened.lines().index(_row(opened, number)) == before


def _row(opened, number: int) -> str:
    return next(line for line in opened.lines() if line[5:8].strip() == str(number))


async def test_words_are_glossed_where_there_is_no_machine_gloss(review):
    async with review(words=True) as opened:
        await opened.wait("words  ")
        below = next(line for line in in_list(opened).splitlines() if "words  " in line)
        assert "refuse" in below and "comment" in below  # The sentence that the report dropped.
        await opened.press(*"jjjjj")
        await opened.wait("word gloss: ")
        finding = next(line for line in opened.text().splitlines() if "word gloss: " in line)
        assert "perhaps" in finding or "may" in finding
        await opened.wait("word gloss  ")
        whole = opened.text().partition("word gloss  ")[2]
        assert "ministry" in whole and " · " in whole


async def test_word_glosses_are_hidden_and_shown_and_that_is_remembered(review):
    async with review(words=True) as opened:
        await opened.press("j", "j")
        await opened.wait("words  ")
        await opened.press("L")
        assert "words  " not in in_list(opened) and "word gloss" not in opened.lines()[-3]
    async with review(words=True) as opened:
        await opened.press("j", "j")
        assert not opened.list.words
        await opened.press("L")
        await opened.wait("words  ")
        assert opened.list.words


async def test_where_a_package_is_installed_words_are_not_glossed_by_default(review, monkeypatch):
    monkeypatch.setattr("compare.glossing.wanted_route", lambda *_: ("a package",))
    async with review(words=True) as opened:
        assert not opened.list.words


async def test_heights_are_right_with_words(review):
    async with review(words=True) as opened:
        await opened.wait("words  ")
        for width in (120, 80, 60, 41):
            await opened.pilot.resize_terminal(width, 30)
            await opened.settle()
            rows = opened.list._rows
            for number in range(len(opened.review)):
                assert len(rows.lines(number, _state(), number)) == rows.height(number)


async def test_words_that_cannot_be_glossed(review):
    sample = build()
    async with review(replace(sample, target=replace(sample.target, language="xx"))) as opened:
        await opened.press("g", "L")
        assert "no word gloss from ar to xx" in opened.toasts()[-1]
        assert not opened.list.words
