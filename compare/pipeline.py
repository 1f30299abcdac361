"""The pipeline: two files in, a comparison out.

    read -> segment -> encode -> align -> check

Every stage is a function of another package; this module only says in which
order they run, and reports progress between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from compare.errors import UserError
from compare.ids import with_passages
from compare.languages.detecting import AUTO
from compare.progress import Progress
from compare.records import Comparison, Document, Link, Passage, are_unrelated

if TYPE_CHECKING:
    from compare.alignment.words import WordEvidence
    from compare.checks.engine import CheckResult
    from compare.encoding.base import Encoder, Vectors
    from compare.encoding.tokens import TokenStore
    from compare.review.correction import Correction


ENCODED_AT_ONCE = 2048
UNRELATED = "hardly anything links the two texts: do they belong together? Nothing is called a divergence for sure"
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


def load_documents(
    original: str, report: str, options: Options, data: tuple[bytes, bytes] | None = None
) -> tuple[Document, Document]:
    """Read and segment both files, whose bytes are `data` where they are in hand.

    Raises UserError for what cannot be read.
    """
    for option, code in (("--source-lang", options.source_language), ("--target-lang", options.target_language)):
        if code != AUTO and not LANGUAGE_CODE.fullmatch(code):
            raise UserError(f"{option} {code}: not a language code; use one such as ar or en, or auto")
    if original == report == "-":
        raise UserError("-: only one of the two texts can come from standard input; name a file for the other")
    ours, theirs = data or (None, None)
    source = load_document(original, options.source_language, options, data=ours)
    target = load_document(report, options.target_language, options, otherwise="en", data=theirs)
    return source, target


def load_document(
    path: str, language: str, options: Options, otherwise: str = "ar", data: bytes | None = None
) -> Document:
    """Read and segment one file; for `AUTO` its language is that of its text, or `otherwise` where that tells none.

    `data` are the file's bytes, where they are in hand. Raises UserError for what cannot be read.
    """
    from compare.languages.detecting import detect_language, language_of_name
    from compare.reading import read_document
    from compare.reading.read import read_source
    from compare.reading.source import held_source
    from compare.segmentation import segment

    named = language_of_name(path) if language == AUTO else language
    if data is None:
        read = read_document(path, named, encoding=options.encoding)
    else:
        read = read_source(held_source(path, data, named, options.encoding))
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
    source: Document,
    target: Document,
    options: Options,
    progress: Progress | None = None,
    opening: Callable[..., Encoder] | None = None,
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Encode, align and check two segmented documents.

    `opening` opens the encoder in the place of `open_encoder`, whose arguments it
    gets: for those who keep encoders open. The links that `corrections` set stand
    in place of those found, which `Comparison.aligned` then keeps. Raises
    UserError for an encoder that cannot be opened, and passes on whatever `progress` raises.
    """
    from compare.alignment.lengthwise import align_lengthwise
    from compare.alignment.trust import are_sure
    from compare.checks.engine import run_checks, softened, with_doubt
    from compare.checks.registry import check_ids
    from compare.encoding import open_encoder
    from compare.encoding.cache import cached
    from compare.encoding.coverage import not_covered
    from compare.encoding.tokens import TokenStore
    from compare.review.relinking import corrected_links

    unknown = sorted(options.disabled - set(check_ids()))
    if unknown:
        raise UserError(f"--disable {unknown[0]}: no such check; there are {', '.join(check_ids())}")
    languages = source.language, target.language
    opened = (opening or open_encoder)(options.encoder, threads=options.threads, languages=languages)
    encoder = cached(opened, enabled=options.cache)
    uncovered = not_covered(languages, encoder.languages)
    weak = [code for code in dict.fromkeys(languages) if hasattr(opened, "weak") and opened.weak(code)]
    notices = _noticed(source, target, options, encoder, uncovered, weak)
    words = None if uncovered else TokenStore(encoder)
    found = align_lengthwise(source, target) if words is None else _aligned(source, target, encoder, words, progress)
    links = corrected_links(found, corrections, source, target)
    results = run_checks(
        source,
        target,
        links,
        encoder=words,
        disabled=options.disabled,
        progress=progress,
        processes=options.threads,
    )
    if words is None:
        results = softened(results, links)
    else:
        results = with_doubt(results, links)
        if are_unrelated(links):
            notices.append(UNRELATED)
            results = softened(results, links)
        if not are_sure(found):
            notices.append(UNSURE)
    comparison = Comparison(source, target, (), encoder.name, notices=tuple(notices), uncovered=uncovered)
    passages = [_passage(link, result) for link, result in zip(links, results, strict=True)]
    return with_passages(comparison, passages, found if any(link.by_hand for link in links) else ())


def _noticed(
    source: Document,
    target: Document,
    options: Options,
    encoder: Encoder,
    uncovered: tuple[str, ...],
    weak: Sequence[str],
) -> list[str]:
    """What the reader must know of the texts and their languages before anything is compared."""
    from compare.encoding.coverage import coverage_notices, standing_notices

    texts = (source.text, source.language), (target.text, target.language)
    return [
        *_oddities(source, target),
        *_taken_for(source, target, options, uncovered),
        *coverage_notices(*texts, encoder.languages, encoder.name),
        *(() if uncovered else standing_notices((source.language, target.language), weak)),
    ]


def _aligned(
    source: Document, target: Document, encoder: Encoder, words: TokenStore, progress: Progress | None
) -> Sequence[Link]:
    """The links by vectors, refined by the words of their sentences."""
    from compare.alignment import align
    from compare.alignment.anchors import sentence_anchors
    from compare.alignment.ends import sentence_ends
    from compare.alignment.refine.features import LexicalEvidence
    from compare.alignment.refine.unaligned import refine_links
    from compare.encoding import of_language

    languages = source.language, target.language
    texts = [[document.sentence_text(s.index) for s in document.sentences] for document in (source, target)]
    vectors = _encode((of_language(encoder, languages[0]), of_language(encoder, languages[1])), texts, progress)
    found = align(
        *vectors,
        source_lengths=[len(text) for text in texts[0]],
        target_lengths=[len(text) for text in texts[1]],
        source_anchors=sentence_anchors(texts[0]),
        target_anchors=sentence_anchors(texts[1]),
        source_ends=sentence_ends(texts[0]),
        target_ends=sentence_ends(texts[1]),
        words=_word_evidence((words.of(languages[0]), words.of(languages[1])), texts),
        progress=progress,
    )
    return refine_links(found, LexicalEvidence((source, target), words, vectors))


def check_again(comparison: Comparison, numbers: Collection[int], options: Options) -> list[Passage]:
    """The passages `numbers` of `comparison`, in its order, checked again: links were corrected.

    Raises UserError for an encoder that cannot be opened.
    """
    from compare.checks.engine import run_checks, softened, with_doubt
    from compare.encoding import open_encoder
    from compare.encoding.cache import cached
    from compare.encoding.tokens import TokenStore
    from compare.review.relinking import links_of

    links = links_of(comparison)
    wanted = sorted(set(numbers))
    words = None
    if not comparison.uncovered:
        encoder = cached(open_encoder(options.encoder, threads=options.threads), enabled=options.cache)
        words = TokenStore(encoder)
    results = run_checks(
        comparison.source, comparison.target, links, encoder=words, disabled=options.disabled, only=set(wanted)
    )
    concerned = [links[number] for number in wanted]
    if comparison.uncovered:
        results = softened(results, concerned)
    else:
        results = with_doubt(results, concerned, sure=UNSURE not in comparison.notices)
    return [
        replace(_passage(link, result), id=comparison.passages[number].id)
        for number, link, result in zip(wanted, concerned, results, strict=True)
    ]


def _passage(link: Link, result: CheckResult) -> Passage:
    """The passage of a link, without its id."""
    return Passage(
        "", link.source, link.target, result.status, link.moved, link.score, result.findings, corrected=link.by_hand
    )


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
    from compare.sentence_marks import ends_unmarked

    if source.text == target.text:
        yield "the two files hold the same text; was one of them meant to be another?"
    for side, document in (("original", source), ("report", target)):
        longest = max(document.sentences, key=lambda s: s.end - s.start)
        if ends_unmarked(document.language):
            yield (
                f"'{document.language}' does not mark where a sentence ends: each line of the {side} is taken for a "
                "sentence, so links are as fine as its lines"
            )
        elif longest.end - longest.start > LONG_SENTENCE:
            yield (
                f"sentence {longest.index + 1} of the {side} has {longest.end - longest.start} characters: it seems to "
                "lack full stops, so links and findings are coarse; --segmentation lines takes a sentence a line"
            )


def _word_evidence(words: tuple[TokenStore, TokenStore], texts: list[list[str]]) -> WordEvidence:
    """What the words of both texts tell the aligner."""
    from compare.alignment.words import WordEvidence, words_of

    source, target = (
        words_of(store.weighted_vectors(text) for text in side) for store, side in zip(words, texts, strict=True)
    )
    return WordEvidence(source, target)


def _encode(
    encoders: tuple[Encoder, Encoder], texts: list[list[str]], progress: Progress | None
) -> tuple[Vectors, Vectors]:
    """Vectors of the texts of either side, in steps small enough to report and to be stopped."""
    import numpy as np

    if encoders[0] is encoders[1]:
        runs = [(encoders[0], texts[0] + texts[1])]
    else:
        runs = list(zip(encoders, texts, strict=True))
    total = sum(map(len, texts))
    parts, done = [], 0
    for encoder, run in runs:
        for start in range(0, len(run), ENCODED_AT_ONCE):
            if progress is not None:
                progress("encoding", done, total)
            parts.append(encoder.encode(run[start : start + ENCODED_AT_ONCE]))
            done += len(parts[-1])
    if progress is not None:
        progress("encoding", total, total)
    encoded = np.concatenate(parts)
    return encoded[: len(texts[0])], encoded[len(texts[0]) :]
