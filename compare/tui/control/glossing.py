"""What the original says, for those who cannot read it: the machine gloss in the list, and a gloss of words."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from compare.errors import UserError
from compare.tui.desk import Desk
from compare.tui.messages import WordsGlossed

if TYPE_CHECKING:
    from compare.encoding import Encoder

SHOWN = "gloss in the list"
"""The name under which the choice is remembered."""


class Glossing:
    """Shows or hides the machine gloss; makes a word gloss when asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recall(self) -> None:
        """Show the machine gloss in the list, unless the reader hid it the last time."""
        self._desk.passages.gloss = self._desk.review.store.recall(SHOWN) is not False

    def action_gloss(self) -> None:
        """The machine gloss below both texts, or only in the details."""
        passages = self._desk.passages
        glossed = any(passage.gloss for passage in self._desk.review.comparison.passages)
        if not glossed and self._desk.progress.job is None:
            comparison = self._desk.review.comparison
            source, target = comparison.source.language, comparison.target.language
            self._desk.say(
                f"no machine gloss here; 'muqabala gloss install {source}-{target}' gets one, L glosses single words"
            )
            return
        line = passages.line_in_sight()
        passages.gloss = not passages.gloss
        passages.remeasure()
        passages.hold(line)
        self._desk.review.store.remember(SHOWN, passages.gloss)
        self._desk.say("machine gloss: below the texts" if passages.gloss else "machine gloss: only in the details")
        self._desk.renew()

    def action_words(self) -> None:
        """A word gloss of the selected passage in the details; the same again takes it away."""
        number, review = self._desk.passages.number, self._desk.review
        if number is None:
            return
        identity, text = review.ids[number], review.comparison.source_text(review.passage(number))
        if review.words.pop(identity, None) is not None:
            self._desk.renew()
        elif not review.linked:
            self._desk.say("the comparison is not there yet")
        elif not text:
            self._desk.say("the original says nothing here")
        else:
            comparison = review.comparison
            work = partial(self._gloss, identity, text, comparison.source.language, comparison.target.language)
            self._desk.screen.run_worker(work, thread=True, group="words", exit_on_error=False)

    def _gloss(self, identity: str, text: str, source: str, target: str) -> None:
        from compare.gloss.words import vocabulary_file, word_gloss

        try:
            encoder = _encoder()
            if vocabulary_file(target).is_file() and source.split("-")[0] in encoder.languages:
                glossed = word_gloss(text, encoder, source=source, target=target)
                self._desk.screen.post_message(WordsGlossed(identity, glossed))
                return
            problem = f"there is no word gloss from {source} to {target}"
        except (UserError, OSError) as error:
            problem = f"no word gloss: {error}"
        self._desk.screen.post_message(WordsGlossed(identity, "", problem))

    def glossed(self, message: WordsGlossed) -> None:
        """The word gloss is there, or why it is not."""
        if message.problem:
            self._desk.say(message.problem, severity="warning")
        else:
            self._desk.review.words[message.passage] = message.text or "no word that carries a meaning"
            self._desk.renew()


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    """The embedded encoder, whichever compared the texts: it is small and knows single words."""
    from compare.encoding import open_encoder

    return open_encoder()
