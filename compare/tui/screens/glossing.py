"""What the original says, for those who cannot read it: the machine gloss in the list, and a gloss of words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual import work

from compare.errors import UserError
from compare.tui.messages import WordsGlossed
from compare.tui.screens.comparing import Comparing

if TYPE_CHECKING:
    from compare.encoding import Encoder

SHOWN = "gloss in the list"
"""The name under which the choice is remembered."""


class Glossing(Comparing):
    """Shows or hides the machine gloss; makes a word gloss when asked."""

    def recall_gloss(self) -> None:
        """Show the machine gloss in the list, unless the reader hid it the last time."""
        self.passages.gloss = self.review.store.recall(SHOWN) is not False

    def action_gloss(self) -> None:
        """The machine gloss below both texts, or only in the details."""
        passages = self.passages
        glossed = any(passage.gloss for passage in self.review.comparison.passages)
        if not glossed and self.job is None:
            source, target = (document.language for document in self.documents)
            self.say(
                f"no machine gloss here; 'muqabala gloss install {source}-{target}' gets one, L glosses single words"
            )
            return
        line = passages.line_in_sight()
        passages.gloss = not passages.gloss
        passages.remeasure()
        passages.hold(line)
        self.review.store.remember(SHOWN, passages.gloss)
        self.say("machine gloss: below the texts" if passages.gloss else "machine gloss: only in the details")
        self.renew()

    def action_words(self) -> None:
        """A word gloss of the selected passage in the details; the same again takes it away."""
        number, review = self.passages.number, self.review
        if number is None:
            return
        identity, text = review.ids[number], review.comparison.source_text(review.passage(number))
        if review.words.pop(identity, None) is not None:
            self.renew()
        elif not review.linked:
            self.say("the comparison is not there yet")
        elif not text:
            self.say("the original says nothing here")
        else:
            self._gloss_words(identity, text, review.comparison.source.language, review.comparison.target.language)

    @work(thread=True, group="words", exit_on_error=False)
    def _gloss_words(self, identity: str, text: str, source: str, target: str) -> None:
        from compare.gloss.words import vocabulary_file, word_gloss

        try:
            encoder = _encoder()
            if vocabulary_file(target).is_file() and source.split("-")[0] in encoder.languages:
                self.post_message(WordsGlossed(identity, word_gloss(text, encoder, source=source, target=target)))
                return
            problem = f"there is no word gloss from {source} to {target}"
        except (UserError, OSError) as error:
            problem = f"no word gloss: {error}"
        self.post_message(WordsGlossed(identity, "", problem))

    def on_words_glossed(self, message: WordsGlossed) -> None:
        if message.problem:
            self.say(message.problem, severity="warning")
        else:
            self.review.words[message.passage] = message.text or "no word that carries a meaning"
            self.renew()


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    """The embedded encoder, whichever compared the texts: it is small and knows single words."""
    from compare.encoding import open_encoder

    return open_encoder()
