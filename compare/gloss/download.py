"""Which packages can be downloaded, by the index of Argos Translate.

Only asked when the user wants to download one. argostranslate itself is not
needed: its functions for fetching call themselves without end where there is
no network (`get_available_packages`), and begin again when broken off.
"""

from __future__ import annotations

import os
import re
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from compare.errors import UserError
from compare.gloss.fetch import NETWORK, Begun, NotFetched, Part, fetch, open_link, reason_of
from compare.gloss.install import MOST_BYTES, SUFFIX
from compare.gloss.package import CODE
from compare.gloss.route import PIVOTS, version_key
from compare.inert import one_line
from compare.progress import Progress
from compare.structured import json_value

INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Where argostranslate keeps its index unless ARGOS_PACKAGE_INDEX names another place."""
LARGEST_INDEX = 16 * 1024**2
HASH = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be downloaded. `size` (bytes) and `sha256` where the index names them."""

    from_code: str
    to_code: str
    version: str
    from_name: str
    to_name: str
    links: tuple[str, ...]
    size: int | None = None
    sha256: str | None = None

    @property
    def pair(self) -> str:
        """ "ar-en": what the user calls it."""
        return f"{self.from_code}-{self.to_code}"

    @property
    def label(self) -> str:
        """Pair and version."""
        return f"{self.pair} {self.version}".rstrip()


def find_downloads(source: str, target: str) -> list[Offer]:
    """The packages that lead from `source` to `target`: one, or two through a pivot.

    Raises UserError where the index cannot be had or has no way.
    """
    offers = _index(source, target)
    if direct := _newest(offers, source, target):
        return [direct]
    for middle in PIVOTS:
        first, second = _newest(offers, source, middle), _newest(offers, middle, target)
        if first and second:
            return [first, second]
    pairs = sorted({offer.pair for offer in offers if source == offer.from_code})
    hint = f"from {source} there are {', '.join(pairs[:12])}" if pairs else f"it has none from {source}"
    raise UserError(f"{source}-{target}: the index has no such package, nor a way through English; {hint}")


def download(offer: Offer, begun: Begun | None = None, progress: Progress | None = None) -> Part:
    """Fetch the package; the caller removes the file after use.

    `begun` is called with (address, bytes in all or 0, bytes kept from an
    earlier try) when an address answers, `progress` with ("downloading", bytes
    done, bytes in all or 0). Raises UserError, saying what to do instead, when
    no link of it gives the package.
    """
    trouble = "the index names no place for it"
    for link in sorted(offer.links, key=lambda link: not link.startswith("http")):
        try:
            return fetch(link, MOST_BYTES, size=offer.size, sha256=offer.sha256, begun=begun, progress=progress)
        except NotFetched as error:
            if link.startswith("http") or trouble.startswith("the index"):
                trouble = str(error)
    raise UserError(_offline(offer.pair, trouble))


def _index(source: str, target: str) -> list[Offer]:
    pair = f"{source}-{target}"
    place = os.environ.get("ARGOS_PACKAGE_INDEX") or INDEX
    try:
        with closing(open_link(f"{place.rstrip('/')}/index.json", {})) as answer:
            content = answer.read(LARGEST_INDEX + 1)
            if len(content) > LARGEST_INDEX:
                raise UserError(_offline(pair, "the index is larger than any"))
            data = json_value(content)
    except ValueError as error:
        web = str(error).endswith("address")
        raise UserError(
            _offline(pair, f"the index: {error}" if web else "the index is not what it should be")
        ) from error
    except NETWORK as error:
        raise UserError(_offline(pair, reason_of(error))) from error
    return [offer for offer in map(_offer, data) if offer] if isinstance(data, list) else []


def _offer(entry: Any) -> Offer | None:
    """What an entry of the index offers; None if it is nothing that we could use."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    codes = entry.get("from_code"), entry.get("to_code")
    links, size, sha256 = entry.get("links"), entry.get("size"), entry.get("sha256")
    if not all(isinstance(code, str) and CODE.fullmatch(code) for code in codes):
        return None
    if not isinstance(links, list) or not all(isinstance(link, str) for link in links):
        return None
    return Offer(
        from_code=str(codes[0]),
        to_code=str(codes[1]),
        version=one_line(str(entry.get("package_version", "")))[:20],
        from_name=one_line(str(entry.get("from_name") or codes[0]))[:40],
        to_name=one_line(str(entry.get("to_name") or codes[1]))[:40],
        links=tuple(links),
        size=size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else None,
        sha256=sha256 if isinstance(sha256, str) and HASH.fullmatch(sha256) else None,
    )


def _newest(offers: list[Offer], source: str, target: str) -> Offer | None:
    fitting = [offer for offer in offers if (offer.from_code, offer.to_code) == (source, target)]
    return max(fitting, key=lambda offer: version_key(offer.version), default=None)


def _offline(pair: str, why: str) -> str:
    return (
        f"{pair}: cannot be downloaded ({why}); download the {SUFFIX} file on a connected computer, "
        f"from the package index of Argos Translate, and install it with 'muqabala gloss install FILE'"
    )
