"""The pipeline: two files in, a comparison out.

    read -> segment -> encode -> align -> judge -> (gloss)

Every stage is a function of another package; this module only says in which
order they run, and reports progress between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from compare.comparison import Comparison, Passage, Status, passage_ids
from compare.document import Document
from compare.errors import UserError
from compare.glossing import add_glosses, wanted_route
from compare.languages.detecting import AUTO

if TYPE_CHECKING:
    from compare.alignment.words import WordEvidence
    from compare.encoding.base import Encoder, Vectors

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); may raise `Cancelled` to stop the work."""

ENCODED_AT_ONCE = 2048
UNSURE = (
    "the texts are told so freely, or so differently, that many links are uncertain; no sentence is called dropped or "
    "added for sure"
)
MOST_CHARACTERS = 5_000_000
"""Of a text that is compared: some 2,500 pages, which take minutes and two gigabytes."""
MOST_SENTENCES = 100_000
LONG_SENTENCE = 1500
"""Characters; the longest of 2,900 sentences of news, op-eds and encyclopedias has 538."""

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Options:
    """How two files are compared. The defaults are the command line's."""

    source_language: str = AUTO
    target_language: str = AUTO
    encoding: str | None = None
    segmentation: Literal["sentences", "lines"] = "sentences"
    encoder: str | None = None
    threads: int | None = None
    cache: bool = True
    disabled: frozenset[str] = frozenset()
    gloss: bool | None = None


def load_documents(original: str, report: str, options: Options) -> tuple[Document, Document]:
    """Read and segment both files. Raises UserError for what cannot be read."""
    for option, code in (("--source-lang", options.source_language), ("--target-lang", options.target_language)):
        if code != AUTO and not LANGUAGE_CODE.fullmatch(code):
            raise UserError(f"{option} {code}: not a language code; use one such as ar or en, or auto")
    if original == report == "-":
        raise UserError("-: only one of the two texts can come from standard input; name a file for the other")
    source = load_document(original, options.source_language, options)
    target = load_document(report, options.target_language, options, otherwise="en")
    if options.gloss:  # A wish that cannot be met is said before the work.
        wanted_route(source.language, target.language, options)
    return source, target


def load_document(path: str, language: str, options: Options, otherwise: str = "ar") -> Document:
    """Read and segment one file; for `AUTO` its language is that of its text, or `otherwise` where that tells none.

    Raises UserError for what cannot be read.
    """
    from compare.languages.detecting import detect_language, language_of_name
    from compare.reading import read_document
    from compare.segmentation import segment

    read = read_document(path, language_of_name(path) if language == AUTO else language, encoding=options.encoding)
    if len(read.text) > MOST_CHARACTERS:
        raise UserError(
            f"{path}: holds {len(read.text):,} characters; {MOST_CHARACTERS:,} are compared at most, so split it"
        )
    if language == AUTO:
        read = replace(read, language=detect_language(read.text, otherwise))
    done = segment(read, options.segmentation)
    if not done.sentences:
        raise UserError(f"{path}: holds no words, so there is nothing to compare; check the file")
    if len(done.sentences) > MOST_SENTENCES:
        raise UserError(
            f"{path}: holds {len(done.sentences):,} sentences; {MOST_SENTENCES:,} are compared at most, so split it"
        )
    return done


def compare_documents(
    source: Document, target: Document, options: Options, progress: Progress | None = None
) -> Comparison:
    """Encode, align and judge two segmented documents.

    Raises UserError for an encoder that cannot be opened, and passes on
    whatever `progress` raises.
    """
    from compare.alignment import align
    from compare.alignment.anchors import sentence_anchors
    from compare.alignment.trust import are_sure
    from compare.divergence.answering import Texts
    from compare.divergence.judge import judge, softened, with_doubt
    from compare.divergence.registry import check_ids
    from compare.divergence.rejoining import look_again
    from compare.encoding import open_encoder
    from compare.encoding.cache import cached
    from compare.encoding.coverage import coverage_notices, not_covered
    from compare.lengthwise import align_lengthwise

    unknown = sorted(options.disabled - set(check_ids()))
    if unknown:
        raise UserError(f"--disable {unknown[0]}: no such check; there are {', '.join(check_ids())}")
    encoder = cached(open_encoder(options.encoder, threads=options.threads), enabled=options.cache)
    uncovered = not_covered((source.language, target.language), encoder.languages)
    notices = [
        *_oddities(source, target),
        *_taken_for(source, target, options, uncovered),
        *coverage_notices(
            (source.text, source.language), (target.text, target.language), encoder.languages, encoder.name
        ),
    ]
    if uncovered:
        links = align_lengthwise(source, target)
        judgements = softened(judge(source, target, links, disabled=options.disabled, progress=progress), links)
    else:
        texts = [[document.sentence_text(s.index) for s in document.sentences] for document in (source, target)]
        encoded = _encode(encoder, texts[0] + texts[1], progress)
        vectors = encoded[: len(texts[0])], encoded[len(texts[0]) :]
        links = align(
            *vectors,
            source_lengths=[len(text) for text in texts[0]],
            target_lengths=[len(text) for text in texts[1]],
            source_anchors=sentence_anchors(texts[0]),
            target_anchors=sentence_anchors(texts[1]),
            words=_word_evidence(encoder, texts),
            progress=progress,
        )
        links = look_again(links, Texts((source, target), encoder, vectors))
        judgements = judge(source, target, links, encoder=encoder, disabled=options.disabled, progress=progress)
        judgements = with_doubt(judgements, links)
        if not are_sure(links):
            notices.append(UNSURE)
    comparison = Comparison(source, target, (), encoder.name, notices=tuple(notices), uncovered=uncovered)
    passages = [
        Passage(
            "", link.source, link.target, cast(Status, judgement.status), link.moved, link.score, judgement.findings
        )
        for link, judgement in zip(links, judgements, strict=True)
    ]
    ids = passage_ids((comparison.source_text(p), comparison.target_text(p)) for p in passages)
    named = tuple(replace(passage, id=name) for passage, name in zip(passages, ids, strict=True))
    return add_glosses(replace(comparison, passages=named), options, progress=progress)


def _taken_for(source: Document, target: Document, options: Options, uncovered: tuple[str, ...]) -> Iterator[str]:
    """Which file is taken for which, where languages were detected and are not the usual ones."""
    detected = AUTO in (options.source_language, options.target_language)
    usual = (source.language.split("-")[0], target.language.split("-")[0]) == ("ar", "en")
    if detected and not usual and not uncovered and source.text != target.text:
        yield (
            f"{source.path} ({source.language}) is taken for the original, {target.path} ({target.language}) for the "
            "report; --swap takes them the other way round, --source-lang and --target-lang name other languages"
        )


def _oddities(source: Document, target: Document) -> Iterator[str]:
    """What may make the result other than expected, though nothing is wrong with either file."""
    if source.text == target.text:
        yield "the two files hold the same text; was one of them meant to be another?"
    for side, document in (("original", source), ("report", target)):
        longest = max(document.sentences, key=lambda s: s.end - s.start)
        if longest.end - longest.start > LONG_SENTENCE:
            yield (
                f"sentence {longest.index + 1} of the {side} has {longest.end - longest.start} characters: it seems to "
                "lack full stops, so links and findings are coarse; --segmentation lines takes a sentence a line"
            )


def _word_evidence(encoder: Encoder, texts: list[list[str]]) -> WordEvidence | None:
    """What the words of both texts tell the aligner; nothing if the encoder has vectors of sentences only."""
    from compare.alignment.words import WordEvidence, words_of

    if not hasattr(encoder, "token_vectors"):
        return None
    source, target = (words_of(encoder.token_vectors(text)[1] for text in side) for side in texts)
    return WordEvidence(source, target)


def _encode(encoder: Encoder, texts: list[str], progress: Progress | None) -> Vectors:
    """Vectors of all texts, in steps small enough to report and to be stopped."""
    import numpy as np

    parts = []
    for start in range(0, len(texts), ENCODED_AT_ONCE):
        if progress is not None:
            progress("encoding", start, len(texts))
        parts.append(encoder.encode(texts[start : start + ENCODED_AT_ONCE]))
    if progress is not None:
        progress("encoding", len(texts), len(texts))
    return np.concatenate(parts)
