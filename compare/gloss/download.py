"""Downloading packages through argostranslate's index, when the user asks for it.

argostranslate says where the index is and what an entry means. Its own
functions for fetching are not used: `get_available_packages` calls itself
without end where there is no network, and `download` shows no progress.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any

from compare.errors import UserError
from compare.extras import needs
from compare.gloss.install import MOST_BYTES, SUFFIX
from compare.gloss.package import CODE
from compare.gloss.route import PIVOTS, version_key
from compare.inert import one_line
from compare.progress import Progress
from compare.structured import json_value

SECONDS = 20
"""Without an answer for so long, there is no connection."""
LARGEST_INDEX = 16 * 1024**2
BLOCK = 256 * 1024


def find_downloads(source: str, target: str) -> list[dict[str, Any]]:
    """The index entries of the packages that lead from `source` to `target`: one, or two through a pivot.

    Raises UserError where the index cannot be had or has no way.
    """
    entries = _index(source, target)
    if direct := _newest(entries, source, target):
        return [direct]
    for middle in PIVOTS:
        first, second = _newest(entries, source, middle), _newest(entries, middle, target)
        if first and second:
            return [first, second]
    pairs = sorted({f"{e['from_code']}-{e['to_code']}" for e in entries if source == e["from_code"]})
    hint = f"from {source} there are {', '.join(pairs[:12])}" if pairs else f"it has none from {source}"
    raise UserError(f"{source}-{target}: the index has no such package, nor a way through English; {hint}")


def download(entry: dict[str, Any], folder: Path, progress: Progress | None = None) -> Path:
    """Fetch the package of an index entry into `folder`; return the file.

    `progress` is called with ("downloading", bytes done, bytes in all or 0).
    Raises UserError, saying what to do instead, when no link of it answers.
    """
    pair = f"{entry['from_code']}-{entry['to_code']}"
    path = folder / f"translate-{entry['from_code']}_{entry['to_code']}{SUFFIX}"
    trouble = "the index names no place for it"
    for link in entry["links"]:
        try:
            with path.open("wb") as sink:
                for block in _fetch(link, MOST_BYTES, progress):
                    sink.write(block)
            return path
        except (urllib.error.URLError, HTTPException, ValueError, OSError) as error:
            trouble = _reason(error)
    raise UserError(_offline(pair, trouble))


def _index(source: str, target: str) -> list[dict[str, Any]]:
    # The one module of argostranslate that is light; it makes its folders when imported.
    pair = f"{source}-{target}"
    with needs("argos", f"{pair}: looking for it in the index"):
        from argostranslate import settings

    try:
        data = json_value(b"".join(_fetch(settings.remote_package_index, LARGEST_INDEX)))
    except (urllib.error.URLError, HTTPException, OSError) as error:
        raise UserError(_offline(pair, _reason(error))) from error
    except ValueError as error:
        raise UserError(_offline(pair, "the index is not what it should be")) from error
    return [entry for entry in data if _usable(entry)] if isinstance(data, list) else []


def _usable(entry: object) -> bool:
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return False
    codes = (entry.get("from_code"), entry.get("to_code"))
    links = entry.get("links")
    return (
        all(isinstance(code, str) and CODE.fullmatch(code) for code in codes)
        and isinstance(links, list)
        and all(isinstance(link, str) for link in links)
    )


def _newest(entries: list[dict[str, Any]], source: str, target: str) -> dict[str, Any] | None:
    fitting = [entry for entry in entries if (entry["from_code"], entry["to_code"]) == (source, target)]
    return max(fitting, key=lambda entry: version_key(str(entry.get("package_version", ""))), default=None)


def _fetch(link: str, most: int, progress: Progress | None = None) -> Iterator[bytes]:
    """The bytes behind a web address. Raises URLError, HTTPException, OSError or ValueError."""
    if not link.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    request = urllib.request.Request(link, headers={"User-Agent": "muqabala"})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        length = answer.headers.get("Content-Length", "")
        total, done = int(length) if length.isdecimal() else 0, 0
        while block := answer.read(BLOCK):
            done += len(block)
            if done > most:
                raise ValueError("more data than any package has")
            if progress is not None:
                progress("downloading", done, total)
            yield block
        if done < total:
            raise OSError("the connection broke off")


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return one_line(f"the server answers {error.code} {error.reason}")[:120]
    inner = getattr(error, "reason", None)
    return one_line(str(getattr(inner, "strerror", None) or inner or error))[:120] or type(error).__name__


def _offline(pair: str, why: str) -> str:
    return (
        f"{pair}: cannot be downloaded ({why}); download the {SUFFIX} file on a connected computer, "
        f"from the package index of Argos Translate, and install it with 'muqabala gloss install FILE'"
    )
