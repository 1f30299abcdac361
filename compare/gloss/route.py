"""Which packages lead from one language to another."""

from __future__ import annotations

from collections.abc import Sequence

from compare.gloss.package import Package

PIVOTS = ("en", "fr", "es")
"""Languages to go through where no package is direct, best first: most packages are to or from English."""


def find_route(packages: Sequence[Package], source: str, target: str) -> tuple[Package, ...] | None:
    """One package, or two through a third language; None where there is no way.

    A code with a region ("ar-EG") falls back on the language. Among packages
    for the same pair, ours come before argostranslate's, then the newest.
    """
    for one, other in _codes(source, target):
        if direct := _best(packages, one, other):
            return (direct,)
    for one, other in _codes(source, target):
        middles = {p.to_code for p in packages if p.from_code == one} & {
            p.from_code for p in packages if p.to_code == other
        }
        middles -= {one, other}
        for middle in sorted(middles, key=lambda code: (PIVOTS.index(code) if code in PIVOTS else len(PIVOTS), code)):
            first, second = _best(packages, one, middle), _best(packages, middle, other)
            if first and second:
                return first, second
    return None


def _codes(source: str, target: str) -> list[tuple[str, str]]:
    pairs = [(one, other) for one in _fallbacks(source) for other in _fallbacks(target)]
    return [(one, other) for one, other in pairs if one != other]


def _fallbacks(code: str) -> list[str]:
    return list(dict.fromkeys([code, code.split("-")[0]]))


def _best(packages: Sequence[Package], source: str, target: str) -> Package | None:
    fitting = [p for p in packages if (p.from_code, p.to_code) == (source, target)]
    return max(fitting, key=lambda p: (p.ours, version_key(p.version)), default=None)


def version_key(version: str) -> tuple[int, ...]:
    """A version's numbers: "1.10" is newer than "1.9"."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
