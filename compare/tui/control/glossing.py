"""What the original says, for those who cannot read it: the machine gloss, or a gloss of single words.

Where no package for the two languages is installed, words are glossed without
being asked: below sentences that the report dropped, and in the details for the
passage and for the words of each finding. Only what the reader looks at is
glossed, in a thread, once the reader stays there for a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from compare.errors import UserError
from compare.records import Comparison
from compare.tui.desk import Desk
from compare.tui.details import glossed_spans
from compare.tui.messages import WordsGlossed

if TYPE_CHECKING:
    from compare.encoding import Encoder

SHOWN = "gloss in the list"
"""The name under which it is remembered whether the machine gloss is in the list."""
WORDS = "word gloss"
"""The name under which it is remembered whether words are glossed."""
MOMENT = 0.2
"""Seconds the reader stays at a passage before its words are glossed."""
FIRST = 0.8
"""The same for the first one: the encoder is opened, which should not hold up the first picture."""
AT_MOST = 16
"""Texts glossed in one go: a quarter of a second, for which leaving may have to wait."""


class Glossing:
    """Shows or hides glosses, and makes those of words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._timer: Timer | None = None
        self._busy = False
        self._cannot = ""
        """Why words of these texts cannot be glossed, once that is known."""

    def recall(self) -> None:
        """Show the machine gloss in the list, unless the reader hid it the last time."""
        self._desk.passages.gloss = self._desk.review.store.recall(SHOWN) is not False

    def arrived(self, comparison: Comparison) -> None:
        """A comparison is there: gloss words, if the reader wants it or there is nothing better."""
        self._cannot = ""
        wanted = self._desk.review.store.recall(WORDS)
        self._desk.passages.words = self._by_default(comparison) if wanted is None else bool(wanted)
        self.soon()

    def _by_default(self, comparison: Comparison) -> bool:
        from compare.glossing import wanted_route

        start, source, target = self._desk.session.start, comparison.source.language, comparison.target.language
        return start.words and source != target and wanted_route(source, target, start.options) is None

    # What the keys do

    def action_gloss(self) -> None:
        """The machine gloss below both texts, or only in the details."""
        passages, review = self._desk.passages, self._desk.review
        glossed = any(passage.gloss for passage in review.comparison.passages)
        if not glossed and self._desk.progress.job is None:
            source, target = review.comparison.source.language, review.comparison.target.language
            self._desk.say(
                f"no machine gloss here; 'muqabala gloss install {source}-{target}' gets one, L glosses single words"
            )
            return
        line = passages.line_in_sight()
        passages.gloss = not passages.gloss
        passages.remeasure()
        passages.hold(line)
        review.store.remember(SHOWN, passages.gloss)
        self._desk.say("machine gloss: below the texts" if passages.gloss else "machine gloss: only in the details")
        self._desk.renew()

    def action_words(self) -> None:
        """Gloss single words of the original, or no longer; remembered."""
        passages = self._desk.passages
        if not self._desk.compared():
            return
        if self._cannot and not passages.words:
            self._desk.say(self._cannot, severity="warning")
            return
        self._show(not passages.words)
        self._desk.review.store.remember(WORDS, passages.words)
        self._desk.say(
            "word gloss: what single words of the original may mean" if passages.words else "word gloss: hidden"
        )
        self._gloss_near()

    def _show(self, words: bool) -> None:
        passages = self._desk.passages
        line = passages.line_in_sight()
        passages.words = words
        passages.remeasure()
        passages.hold(line)
        self._desk.renew()

    # Making them

    def soon(self) -> None:
        """The reader is at another passage: gloss its words, if it stays the one."""
        if self._timer is not None:
            self._timer.stop()
        if self._desk.passages.words and self._desk.review.linked and not self._cannot:
            self._timer = self._desk.screen.set_timer(MOMENT if self._desk.review.words else FIRST, self._gloss_near)

    def _gloss_near(self) -> None:
        review = self._desk.review
        if self._busy or not self._desk.passages.words or not review.linked:
            return
        wanted = dict.fromkeys(text for text in self._texts_near() if text not in review.words)
        if wanted:
            self._busy = True
            comparison = review.comparison
            languages = comparison.source.language, comparison.target.language
            work = partial(self._gloss, list(wanted)[:AT_MOST], *languages)
            self._desk.screen.run_worker(work, thread=True, group="words", exit_on_error=False)

    def _texts_near(self) -> Iterator[str]:
        """What is to be glossed now: the selected passage, the words of its findings, dropped sentences in sight."""
        passages, review = self._desk.passages, self._desk.review
        comparison, number = review.comparison, passages.number
        if number is None:
            return
        passage = review.comparison.passages[number]
        yield comparison.source_text(passage)
        for finding in review.findings(number):
            yield from (comparison.source.text[slice(*span)] for span in glossed_spans(comparison, passage, finding))
        for place in passages.places_in_sight():
            near = comparison.passages[review.view[place]]
            if not near.target:
                yield comparison.source_text(near)

    def _gloss(self, texts: Sequence[str], source: str, target: str) -> None:
        from compare.gloss.words import can_gloss, word_gloss

        words, problem = {}, f"there is no word gloss from {source} to {target}"
        try:
            encoder = _encoder()
            if can_gloss(source, target, encoder):
                words = {text: word_gloss(text, encoder, source=source, target=target) for text in texts}
        except (UserError, OSError) as error:
            problem = f"no word gloss: {error}"
        self._desk.screen.post_message(WordsGlossed(words, "" if words else problem))

    def glossed(self, message: WordsGlossed) -> None:
        """Word glosses are there, or why they are not."""
        passages, review = self._desk.passages, self._desk.review
        self._busy = False
        if message.problem:
            asked = review.store.recall(WORDS)
            self._cannot = message.problem
            passages.words = False
            if asked:  # Not by default: the reader waits for an answer.
                self._desk.say(message.problem, severity="warning")
            return
        review.words.update(message.words)
        line = passages.line_in_sight()
        passages.remeasure(again=[n for n in review.view if not review.comparison.passages[n].target])
        passages.hold(line)
        self._desk.renew()
        self._gloss_near()


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    """The embedded encoder, whichever compared the texts: it is small and knows single words."""
    from compare.encoding import open_encoder

    return open_encoder()
