"""Runs the checks: from links to findings and a status for every passage.

The rule, in one place:

* A link without source sentences is `added`, one without target sentences is
  `dropped`.
* Any other link is `reworded` if it has a hard finding of kind added, dropped
  or reworded from any check but `moved`, and `equivalent` if it has none. Soft
  findings never change a status.
* Whether a passage moved stands beside its status.
* The severity of a passage is the worst among its hard findings.
* A passage that is the same text on both sides has no finding but that it
  moved; no cue counts that stands in what both sides share word for word
  (`compare.passage.evidence.identical`).
* A check is asked only where both sides have text and both languages the lists
  it declares, unless it says otherwise (`compare.checks.base.Check`).
* Where two checks mark the same stretch of text, the finding of the particular
  one stays and that of the general one is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.alignment.trust import are_sure
from compare.checks.base import Check
from compare.checks.calibration import read_calibration
from compare.checks.registry import load_check, load_checks
from compare.forking import shared_out
from compare.languages import Language, load_language
from compare.passage.evidence.identical import shared_spans, stand_identical
from compare.passage.evidence.run import Run
from compare.passage.evidence.tagging import open_tagging
from compare.passage.pair import PassagePair
from compare.progress import Progress
from compare.records import Document, Finding, Link, Span, Status, severity_rank
from compare.text.dates import dateline
from compare.text.lexicon import lexicon
from compare.text.segment import Segment

if TYPE_CHECKING:
    from compare.encoding.tokens import WordEncoder

STAGE = "checking"


class CheckResult(NamedTuple):
    """What was found about one link."""

    status: Status
    findings: tuple[Finding, ...]


def run_checks(
    source: Document,
    target: Document,
    links: Sequence[Link],
    *,
    encoder: WordEncoder | None = None,
    disabled: frozenset[str] = frozenset(),
    progress: Progress | None = None,
    only: Collection[int] | None = None,
    processes: int | None = None,
) -> list[CheckResult]:
    """Run every check that is not in `disabled` over every link, in order, or over those whose places are in `only`.

    With an `encoder` words without counterpart
    are found, and other checks know which words translate which. `progress` is
    called with ("checking", done, total) and may raise to stop. Long texts are shared out to `processes`,
    as many as there are cores if it is None (`compare.forking`).
    """
    run = new_run(source, target, links, encoder)
    checks = [check for check in load_checks() if check.id not in disabled]
    calibration = read_calibration(run.tagging.folder) if run.tagging else None
    numbers = [pair.index for pair in run.pairs if only is None or pair.index in only]

    def checked(number: int) -> CheckResult:
        pair = run.pairs[number]
        found = list(findings_in(pair, run, checks))
        if calibration is not None:
            found = calibration.judged(found, pair, run)
        findings = sorted(_without_general(found), key=_order)
        return CheckResult(status_of(pair.link, findings), tuple(findings))

    def tell(done: int) -> None:
        if progress is not None and (done % 64 == 1 or done == len(numbers)):
            progress(STAGE, done, len(numbers))

    return shared_out(checked, numbers, tell, processes)


def new_run(source: Document, target: Document, links: Sequence[Link], encoder: WordEncoder | None = None) -> Run:
    """The passages of a comparison, and what checks may consult beyond one of them."""
    pairs = [_pair(index, link, source, target) for index, link in enumerate(links)]
    evidence = tagging = runs = None
    if encoder is not None:
        from compare.encoding.tokens import TokenStore
        from compare.passage.evidence.word_evidence import WordEvidence

        store = encoder if isinstance(encoder, TokenStore) else TokenStore(encoder)
        evidence = WordEvidence(pairs, store)
        tagging = open_tagging(pairs, store)
        if tagging is not None:
            from compare.passage.evidence.unmatched_runs import UnmatchedRuns

            runs = UnmatchedRuns(pairs, evidence, tagging)
    days = [dateline(document.text, load_language(document.language)) for document in (source, target)]
    return Run(pairs, evidence, (days[0] or days[1], days[1] or days[0]), tagging, runs)


def findings_in(pair: PassagePair, run: Run, checks: Sequence[Check]) -> Iterator[Finding]:
    """What `checks` find in one passage, in their order; each check is asked once."""
    same = stand_identical(pair.source.text, pair.target.text)
    asked: dict[str, tuple[Finding, ...]] = {}

    def ask(check: Check) -> tuple[Finding, ...]:
        if check.id not in asked:
            asked[check.id] = tuple(check.find(pair, run)) if _applies(check, pair) else ()
        return asked[check.id]

    for check in checks:
        if same and not check.of_place:
            continue
        yield from ask(check)
        if check.builds_on and _applies(check, pair):
            below = [finding for name in check.builds_on for finding in ask(load_check(name))]
            yield from check.find_in_findings(pair, run, below)


def _applies(check: Check, pair: PassagePair) -> bool:
    """Whether the passage has the sides, and its languages have the lists, that a check needs."""
    if not (check.one_sided or pair.linked):
        return False
    return not check.lists or _have_lists(
        check.lists, load_language(pair.source.language), load_language(pair.target.language)
    )


@lru_cache(maxsize=256)
def _have_lists(lists: tuple[str, ...], source: Language, target: Language) -> bool:
    return all(bool(lexicon(language, path)) for path in lists for language in (source, target))


def _pair(index: int, link: Link, source: Document, target: Document) -> PassagePair:
    """The link with its two segments, and what stands identically on both."""
    one, other = Segment(source, link.source), Segment(target, link.target)
    ours, theirs = shared_spans(one.text, other.text, (source.language, target.language))
    if ours:
        one, other = replace(one, shared=ours), replace(other, shared=theirs)
    return PassagePair(link, one, other, index)


def status_of(link: Link, findings: Sequence[Finding]) -> Status:
    """The status of a link by the rule above."""
    if not link.source:
        return "added"
    if not link.target:
        return "dropped"
    changed = any(finding.confidence == "hard" and finding.check != "moved" for finding in findings)
    return "reworded" if changed else "equivalent"


def with_doubt(results: Sequence[CheckResult], links: Sequence[Link], *, sure: bool | None = None) -> list[CheckResult]:
    """The results, with no hard finding in unaligned sentences where links cannot be trusted as a whole.

    `sure` says whether they can, where `links` are only some of them. What a reviewer left over is not in doubt.
    In the development texts that are translated so freely, one in twenty sentences that nothing was linked with had
    really been added, and three in five really dropped.
    """
    if are_sure(links) if sure is None else sure:
        return list(results)
    return [
        result if link.by_hand or (link.source and link.target) else softened([result], [link])[0]
        for result, link in zip(results, links, strict=True)
    ]


def softened(results: Sequence[CheckResult], links: Sequence[Link]) -> list[CheckResult]:
    """The results with no finding hard: of texts that could not be checked as they should be."""
    softer = []
    for result, link in zip(results, links, strict=True):
        findings = tuple(sorted((replace(f, confidence="soft") for f in result.findings), key=_order))
        softer.append(CheckResult(status_of(link, findings), findings))
    return softer


def _without_general(findings: list[Finding]) -> list[Finding]:
    """The findings but those of general checks, or of ones that another replaces, that mark what that one marks."""
    above = _silenced()
    particular = [f for f in findings if f.check in above and f.confidence == "hard"]
    return [f for f in findings if not any(f.check in above[o.check] and _same_place(f, o) for o in particular)]


@cache
def _silenced() -> dict[str, frozenset[str]]:
    """By each particular check those that it silences: all general ones, and those that it is `instead_of`."""
    general = {check.id for check in load_checks() if check.general}
    return {
        check.id: frozenset({*general, *check.instead_of} - {check.id})
        for check in load_checks()
        if check.id not in general
    }


def _same_place(general: Finding, other: Finding) -> bool:
    """True if most of what `general` marks is marked by `other` too."""
    for mine, theirs in ((general.source_spans, other.source_spans), (general.target_spans, other.target_spans)):
        length = sum(end - start for start, end in mine)
        if length and 2 * sum(_overlap(a, b) for a in mine for b in theirs) >= length:
            return True
    return False


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _order(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.confidence != "hard",
        -severity_rank(finding.severity),
        finding.check,
        finding.target_spans,
        finding.source_spans,
        finding.message,
    )
