"""One pair of many: what is sent to whoever compares it, the comparison, and what comes back.

The bytes of both files travel with the job and the exports travel back, so a
worker on another machine needs neither the files nor a place to write. What a
worker computes is what `flag` and `export` compute for the pair by itself.
"""

from __future__ import annotations

import importlib
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from compare import __version__
from compare.errors import UserError
from compare.inert import one_line
from compare.records import Comparison

if TYPE_CHECKING:
    from compare.pipeline import Options

FLAGS = {"flag": ("json", ".flags.json"), "flag-text": ("text", ".flags.txt")}
"""Formats beside those of `export`: what `flag` prints, and the suffix of its file."""
LISTING = "compare.commands.flag"
"""Where `flag` makes its list; named, because commands stand above this package."""


Kind = Literal["input", "crash", "timeout", "memory", "program"]
"""Why a pair failed: its files; its worker died, was too slow or too large; an error of the program."""
AGAIN: frozenset[Kind] = frozenset({"crash", "timeout", "memory"})
"""What may go better the second time."""


@dataclass(frozen=True, slots=True)
class Job:
    """A pair with the bytes of its files, and what is wanted of it."""

    original: str
    report: str
    data: tuple[bytes, bytes]
    options: Options
    formats: tuple[str, ...] = ("html", "flag")
    least: str = "minor"
    include_soft: bool = False
    as_found: bool = False

    def wire(self) -> Wire:
        """The job as JSON values and bytes; `from_wire` undoes it."""
        value = {name: getattr(self, name) for name in Job.__slots__ if name not in ("data", "options")}
        value |= {"formats": list(self.formats), "options": options_to_wire(self.options)}
        return {**value, "module": __name__, "version": __version__}, list(self.data)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: figures for its row and the exports by suffix, or why there are none."""

    row: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    error: str | None = None
    kind: Kind | None = None


Wire = tuple[dict[str, Any], list[bytes]]
"""A job or an outcome as JSON values and bytes."""


class Work(Protocol):
    """What a worker can be given; the module that `module` of its wire names has `from_wire` and `run_job` for it."""

    def wire(self) -> Wire:
        """The job as JSON values and bytes."""


def options_to_wire(options: Options) -> dict[str, Any]:
    """The options as JSON values."""
    return {**asdict(options), "disabled": sorted(options.disabled)}


def options_from_wire(value: dict[str, Any]) -> Options:
    """The options that `options_to_wire` took apart."""
    from compare.pipeline import Options

    return Options(**{**value, "disabled": frozenset(value["disabled"])})


def from_wire(value: dict[str, Any], blobs: list[bytes]) -> Job:
    """The job that `Job.wire` took apart."""
    options = options_from_wire(value["options"])
    return Job(**{**value, "formats": tuple(value["formats"]), "options": options, "data": (blobs[0], blobs[1])})


def run_wire(value: dict[str, Any], blobs: list[bytes]) -> Outcome:
    """The outcome of any job that comes in wire form; never raises but MemoryError, which costs the worker."""
    rest = {key: item for key, item in value.items() if key not in ("module", "version")}
    if value["version"] != __version__:
        said = f"the worker has version {__version__}, not {value['version']}; install the same"
        return Outcome(error=said, kind="program")
    try:
        module = importlib.import_module(value["module"])
        outcome: Outcome = module.run_job(module.from_wire(rest, blobs))
        return outcome
    except UserError as error:
        return Outcome(error=one_line(str(error)), kind="input")
    except MemoryError:
        raise
    except Exception as error:
        reason = one_line(f"{type(error).__name__}: {error}")[:200]
        return Outcome(error=f"the program failed on this file ({reason}); please report it", kind="program")


def outcome_to_wire(outcome: Outcome) -> Wire:
    """The outcome as JSON values and bytes; `outcome_from_wire` undoes it."""
    value = {"row": outcome.row, "suffixes": list(outcome.files), "error": outcome.error, "kind": outcome.kind}
    return value, list(outcome.files.values())


def outcome_from_wire(value: dict[str, Any], blobs: list[bytes]) -> Outcome:
    """The outcome that `outcome_to_wire` took apart."""
    files = dict(zip(value["suffixes"], blobs, strict=True))
    return Outcome(value["row"], files, value["error"], value["kind"])


def run_job(job: Job) -> Outcome:
    """Compare the pair and render what is wanted. Raises UserError for what cannot be read."""
    from compare.encoding import kept_encoder
    from compare.export import ExportOptions, render
    from compare.glossing import add_glosses, check_wish
    from compare.pipeline import compare_documents, load_documents
    from compare.review import corrections_for, decisions_for

    source, target = load_documents(job.original, job.report, job.options, data=job.data)
    check_wish(source.language, target.language, job.options)
    corrections = corrections_for(source, target)
    plain = compare_documents(source, target, job.options, opening=kept_encoder, corrections=corrections)
    tool = importlib.import_module(LISTING)
    listing = tool.make_listing(plain, job.options, job.least, include_soft=job.include_soft, as_found=job.as_found)
    files = {}
    exports = [name for name in job.formats if name not in FLAGS]
    if exports:
        whole = add_glosses(plain, job.options)
        options = ExportOptions(
            include_soft=job.include_soft,
            decisions=decisions_for(plain),
            as_found=job.as_found,
            disabled=job.options.disabled,
        )
        files = {suffix_of(name): render(whole, name, options) for name in exports}
    for name in job.formats:
        if name in FLAGS:
            kind, suffix = FLAGS[name]
            files[suffix] = tool.listing_text(listing, kind).encode("utf-8", "replace")
    return Outcome(_row(plain, listing), files)


def suffix_of(name: str) -> str:
    """The suffix of the file that holds format `name`. Raises UserError if there is no such format."""
    if name in FLAGS:
        return FLAGS[name][1]
    from compare.export import formats
    from compare.export.registry import suffix_of as suffix_of_export

    if name not in formats():
        raise UserError(f"--format {name}: no such format; choose from {', '.join([*FLAGS, *formats()])}")
    return suffix_of_export(name)


def _row(comparison: Comparison, listing: Any) -> dict[str, Any]:
    """The pair's figures: see `compare.many.table.COLUMNS`."""
    summary = comparison.summary()
    linked = [passage.score for passage in comparison.passages if passage.source and passage.target]
    severities = Counter(flag.finding.severity for flag in listing.flags)
    source, target = comparison.source, comparison.target
    gone = sum(len(comparison.source_text(p)) for p in comparison.passages if not p.target)
    new = sum(len(comparison.target_text(p)) for p in comparison.passages if not p.source)
    return {
        "status": "not checked" if comparison.uncovered or comparison.unrelated else "compared",
        "source_language": source.language,
        "target_language": target.language,
        "source_sentences": len(source.sentences),
        "target_sentences": len(target.sentences),
        "flags": len(listing.flags),
        **{severity: severities[severity] for severity in ("critical", "major", "minor")},
        **{status: summary[status] for status in ("equivalent", "reworded", "added", "dropped", "moved")},
        "kept": _share(gone, sum(s.end - s.start for s in source.sentences)),
        "new": round(1 - _share(new, sum(s.end - s.start for s in target.sentences)), 3),
        "confidence": round(sum(linked) / len(linked), 3) if linked else 0.0,
        "checks": dict(sorted(Counter(flag.finding.check for flag in listing.flags).items())),
        "encoder": comparison.encoder,
        "notices": [
            *(f"{side.path}: {notice}" for side in (source, target) for notice in side.notices),
            *comparison.notices,
            *listing.notices,
        ],
    }


def _share(gone: int, whole: int) -> float:
    """The share of `whole` characters that is left, from 0 to 1."""
    return round(1 - min(gone / whole, 1.0), 3) if whole else 0.0
