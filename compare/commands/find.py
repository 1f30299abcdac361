"""`muqabala find`: the documents of a folder that a report was most likely made from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.commands.common import positive, say
from compare.commands.index import add_index_options, index_options, updated
from compare.inert import one_line, shorten

if TYPE_CHECKING:
    from compare.many.finding import Candidate, Witness
    from compare.records import Document

HELP = "the originals in a folder that a report was most likely made from, with the evidence"
SHOWN = 3
"""Passages shown of each candidate, in text."""
WIDTH = 160


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("report", metavar="REPORT", help="the report, or - for standard input")
    parser.add_argument(
        "place", metavar="FOLDER|INDEX", help="a folder, whose index is brought up to date, or an index"
    )
    parser.add_argument("--top", type=positive, default=5, metavar="N", help="candidates told, at most (default: 5)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--target-lang", default="auto", metavar="CODE", help="language of the report (default: detected)"
    )
    add_index_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Search and tell; 0 whether there is an original or not."""
    notices: list[str] = []
    report, found, count = candidates(arguments, Path(arguments.place), notices)
    if arguments.format == "json":
        from compare.export.json import dumps

        print(dumps(as_json(report, found, count, [*report.notices, *notices]), indent=1))
    else:
        print("\n".join(as_text(report, found, count)))
    return 0


def candidates(
    arguments: argparse.Namespace, place: Path, notices: list[str] | None = None
) -> tuple[Document, list[Candidate], int]:
    """The report, the documents it may have been made from, and how many there are in the folder or index `place`.

    What the user should know goes to stderr, and what the search has to say to `notices`.
    """
    from compare.errors import UserError
    from compare.many.index import Damaged, is_index
    from compare.many.indexing import place_of

    folder = None
    left_out: tuple[str, ...] = ()
    if not is_index(place):
        folder, place = place, place_of(place, index_options(arguments))
    report = _report(arguments)
    if folder is not None:
        left_out = updated(folder, place, arguments).notices
    try:
        found, count, told = _search(place, report, arguments)
    except Damaged as damage:
        raise UserError(f"{place}: {damage}; make the index again with 'muqabala index'") from damage
    say(*(f"{report.path}: {notice}" for notice in report.notices), *told)
    if notices is not None:
        notices += [*left_out, *told]
    return report, found, count


def _report(arguments: argparse.Namespace) -> Document:
    from compare.errors import UserError
    from compare.pipeline import LANGUAGE_CODE, load_document

    for option, code in (("--source-lang", arguments.source_lang), ("--target-lang", arguments.target_lang)):
        if code != "auto" and not LANGUAGE_CODE.fullmatch(code):
            raise UserError(f"{option} {code}: not a language code; use one such as ar or en, or auto")
    options = index_options(arguments)
    return load_document(arguments.report, arguments.target_lang, options, otherwise="en")


def _search(place: Path, report: Document, arguments: argparse.Namespace) -> tuple[list[Candidate], int, list[str]]:
    """The candidates, how many documents there are, and what the user should know."""
    from compare.encoding import open_encoder
    from compare.encoding.coverage import not_covered
    from compare.errors import UserError
    from compare.many.finding import find_originals
    from compare.many.index import Damaged, Index
    from compare.many.indexing import maker_of, options_of
    from compare.many.reading import index_encoder

    with Index(place) as index:
        made = options_of(index.maker)
        if maker_of(made) != index.maker:
            raise Damaged("was made with another state of its encoder")
        encoder = open_encoder(index_encoder(made.encoder), threads=arguments.threads)
        if not_covered((report.language,), encoder.languages):
            raise UserError(
                f"{report.path}: is in a language ({report.language}) that encoder {encoder.name} does not cover; "
                "--encoder names another, --target-lang another language"
            )
        notices = []
        if not index.complete:
            notices.append(f"{place}: the index is not complete; 'muqabala index' goes on with it")
        if wrong := index.check(thoroughly=False):
            notices.append(f"{place}: {len(wrong)} documents in it are cut off and left out; 'muqabala index' mends it")
        found = find_originals(
            report, index, encoder, top=arguments.top, approximate=arguments.approximate_from, notices=notices
        )
        return [_placed(candidate, index.folder) for candidate in found], len(index.entries()), notices


def _placed(candidate: Candidate, folder: Path) -> Candidate:
    from dataclasses import replace

    return replace(candidate, path=str(folder / candidate.path))


def as_text(report: Document, found: list[Candidate], count: int) -> Iterator[str]:
    """The candidates for people: those taken for originals with their best passages, the others in a line."""
    originals = [candidate for candidate in found if candidate.original]
    others = [candidate for candidate in found if not candidate.original]
    yield headline(report, found, count)
    for candidate in originals:
        yield ""
        yield f"{one_line(candidate.path)} ({candidate.document.language}): {facts(candidate, report)}"
        for witness in candidate.witnesses[:SHOWN]:
            for name, document, sentences in _sides(candidate, report, witness):
                yield f"    {name} {_place(document, sentences)}: {shorten(_text(document, sentences), WIDTH)}"
            yield ""
    if others:
        yield "also looked at:" if originals else "the nearest:"
    for candidate in others:
        yield f"  {one_line(candidate.path)} ({candidate.document.language}): {facts(candidate, report)}"


def headline(report: Document, found: list[Candidate], count: int) -> str:
    """What was found, in a line."""
    originals = [candidate for candidate in found if candidate.original]
    documents = f"{count} document" if count == 1 else f"{count} documents"
    if not originals:
        return f"{one_line(report.path)}: none of {documents} seems to be an original"
    share = sum(candidate.adds for candidate in originals)
    return f"{one_line(report.path)}: {share:.0%} of it is explained by {len(originals)} of {documents}"


def facts(candidate: Candidate, report: Document) -> str:
    """How much of the report a candidate explains, and how probably it is an original."""
    rows = {row for witness in candidate.witnesses for row in witness.target}
    more = "" if candidate.adds == candidate.explains else f", {candidate.adds:.0%} that no other has"
    return (
        f"explains {candidate.explains:.0%} of the report ({len(rows)} of {len(report.sentences)} sentences){more}; "
        f"probability {candidate.probability:.2f}"
    )


def _sides(candidate: Candidate, report: Document, witness: Witness) -> Iterator[tuple[str, Document, tuple[int, ...]]]:
    yield "original", candidate.document, witness.source
    yield "report  ", report, witness.target


def _text(document: Document, sentences: tuple[int, ...]) -> str:
    start, end = document.span_of(sentences)
    return document.text[start:end]


def _place(document: Document, sentences: tuple[int, ...]) -> str:
    sentence = document.sentences[sentences[0]]
    return f"(paragraph {sentence.paragraph + 1}, line {document.line_of(sentence.start)})"


def as_json(report: Document, found: list[Candidate], count: int, notices: list[str]) -> dict[str, Any]:
    """The candidates for programs (docs/many.md)."""
    from compare import __version__

    return {
        "schema": 1,
        "tool": {"name": "muqabala", "version": __version__},
        "report": {"path": report.path, "language": report.language, "sentences": len(report.sentences)},
        "documents": count,
        "none": not any(candidate.original for candidate in found),
        "candidates": [
            {
                "path": candidate.path,
                "language": candidate.document.language,
                "original": candidate.original,
                "probability": candidate.probability,
                "explains": candidate.explains,
                "adds": candidate.adds,
                "passages": [
                    {
                        "score": round(witness.score, 4),
                        "z": witness.z,
                        "source": _side_json(candidate.document, witness.source),
                        "target": _side_json(report, witness.target),
                    }
                    for witness in candidate.witnesses
                ],
            }
            for candidate in found
        ],
        "notices": notices,
    }


def _side_json(document: Document, sentences: tuple[int, ...]) -> dict[str, Any]:
    start, end = document.span_of(sentences)
    return {"sentences": list(sentences), "start": start, "end": end, "text": document.text[start:end]}
