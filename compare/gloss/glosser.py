"""Glosses of texts: sentence by sentence, cached, with doubts.

    glosser = open_glosser("ar", "en")
    if glosser is not None:
        for gloss in glosser.gloss(texts): ...

Opening looks into two folders and loads nothing; models are loaded when the
first sentence is met that is not in the cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from compare.gloss.cache import GlossCache
from compare.gloss.doubt import doubt
from compare.gloss.package import Package, installed
from compare.gloss.record import Gloss
from compare.gloss.route import find_route
from compare.gloss.translator import PackageTranslator, tidy
from compare.languages.scripts import script_of_language, scripts_in
from compare.progress import Progress
from compare.records import Document, Paragraph

MAKE = "1"
"""Part of the cache's key; raise it when the same package would say something else."""

STAGE = "glossing"
NOT_MADE = "lacks a sentence at which the package fails"
"""The doubt about a gloss that is missing or partly missing for this reason."""


class Glosser:
    """Translates by one package, or by two through a third language."""

    def __init__(self, route: tuple[Package, ...], *, threads: int | None = None, cache: bool = True) -> None:
        self.route = route
        self._threads = threads
        self._translators: list[PackageTranslator] = []
        marks = "+".join([MAKE, *(package.fingerprint for package in route)])
        self._fingerprint = hashlib.blake2b(marks.encode(), digest_size=16).hexdigest()
        self._cache = GlossCache(self._fingerprint) if cache else None

    @property
    def label(self) -> str:
        """What makes the glosses: "ar-en 1.9", or both packages of a pivot."""
        return " + ".join(package.label for package in self.route)

    @property
    def fingerprint(self) -> str:
        """Changes with the packages."""
        return self._fingerprint

    def gloss(self, texts: Sequence[str], progress: Progress | None = None) -> list[Gloss]:
        """A gloss for each text, in order; an empty one for a text without words.

        A text of several sentences is translated a sentence at a time, as
        models do best; one that is in the reader's letters already (a quotation,
        an address) stands as it is. `progress` is called with ("glossing", done, total) and
        may raise to stop; what is finished by then is in the cache. A sentence at
        which a package fails is left out and makes the gloss doubtful
        (NOT_MADE). Raises BrokenPackage if a package cannot be used at all.
        """
        split = [self._sentences(text) for text in texts]
        known = self._translate(list(dict.fromkeys(s for sentences in split for s in sentences)), progress)
        return [self._joined(sentences, known) for sentences in split]

    @property
    def _same_script(self) -> bool:
        return script_of_language(self.route[0].from_code) == script_of_language(self.route[-1].to_code)

    def _readable(self, sentence: str) -> bool:
        """Is it in the reader's letters already, none of it in the original's? A model can only spoil it."""
        theirs, readers = script_of_language(self.route[0].from_code), script_of_language(self.route[-1].to_code)
        return theirs != readers and scripts_in(sentence) == {readers}

    def _joined(self, sentences: list[str], known: dict[str, str]) -> Gloss:
        made = [(sentence, known[sentence]) for sentence in sentences if sentence in known]
        text = " ".join(gloss for _, gloss in made if gloss)
        if len(made) < len(sentences):
            return Gloss(text, self.label, NOT_MADE)
        doubts = (
            doubt(sentence, gloss, same_script=self._same_script)
            for sentence, gloss in made
            if not self._readable(sentence)
        )
        return Gloss(text, self.label, next((reason for reason in doubts if reason), None))

    def _translate(self, sentences: list[str], progress: Progress | None) -> dict[str, str]:
        """The translations by sentence, without those at which a package fails."""
        readable = {sentence: sentence for sentence in sentences if self._readable(sentence)}
        foreign = [sentence for sentence in sentences if sentence not in readable]
        known = readable | (self._cache.read(foreign) if self._cache else {})
        missing = [sentence for sentence in foreign if sentence not in known]
        return known | self._make(missing, progress) if missing else known

    def _make(self, sentences: list[str], progress: Progress | None) -> dict[str, str]:
        """As `_translate`, but made now; each batch is in the cache when it is finished."""
        if not self._translators:
            self._translators = [PackageTranslator(package, self._threads) for package in self.route]
        originals, texts = sentences, sentences
        for leg, translator in enumerate(self._translators):

            def report(done: int, total: int, leg: int = leg) -> None:
                if progress is not None:
                    progress(STAGE, leg * total + done, len(self.route) * total)

            def keep(made: Mapping[int, str], leg: int = leg, of: Sequence[str] = originals) -> None:
                if self._cache and leg == len(self.route) - 1:
                    self._cache.write({of[index]: text for index, text in made.items()})

            translated = zip(originals, translator.translate(texts, report, keep), strict=True)
            pairs = [(original, text) for original, text in translated if text is not None]
            originals, texts = [original for original, _ in pairs], [text for _, text in pairs]
        return dict(zip(originals, texts, strict=True))

    def _sentences(self, text: str) -> list[str]:
        """The text's sentences, tidied; line ends within a paragraph are spaces."""
        from compare.segmentation import segment

        paragraphs = [tidy(part) for part in text.replace("\r\n", "\n").split("\n\n")]
        found = []
        for paragraph in filter(None, paragraphs):
            one = (Paragraph(0, 0, len(paragraph)),)
            document = segment(Document("-", paragraph, self.route[0].from_code, one))
            found += [document.sentence_text(sentence.index) for sentence in document.sentences]
        return found


def open_glosser(source: str, target: str, *, threads: int | None = None, cache: bool = True) -> Glosser | None:
    """A glosser from language `source` to `target`; None where no package leads there."""
    route = find_route(installed(), source, target)
    return Glosser(route, threads=threads, cache=cache) if route else None
