"""Fetching a large file over the web, so that nothing is fetched twice.

What has come is kept in the cache folder: when the connection breaks off, the
same request later asks for the rest (RFC 9110, section 14: `Range`), on the
condition that the file is still the same (`If-Range`). A server that knows no
ranges sends all of it again. The file is handed over when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import re
import shutil
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any

from compare import places
from compare.errors import UserError
from compare.files import own_folder
from compare.inert import one_line
from compare.progress import Progress
from compare.structured import json_value

SECONDS = 20
"""Without an answer for so long, there is no connection."""
BLOCK = 256 * 1024
TRIES = 3
"""Requests in a row without anything new before it is given up."""
PAUSE = 0.5
"""Seconds before the second try; twice as many before each further one."""
ROOM = 1.3
"""Free space wanted for a byte of the file: it is unpacked beside itself, and real packages grow to 1.2 times."""
KEPT_DAYS = 14
"""A part that nobody asked for again is removed."""
RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
NETWORK = (urllib.error.URLError, HTTPException, ValueError, OSError)
"""What goes wrong between two computers."""

Begun = Callable[[str, int, int], None]


class NotFetched(Exception):
    """The file cannot be had from this address; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning of a file, and what it is the beginning of."""

    path: Path
    link: str

    @property
    def note(self) -> Path:
        """Where it stands which version of the file it is."""
        return self.path.with_suffix(".json")

    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def known(self) -> dict[str, Any]:
        """What the server said of the file: `total` in bytes and `mark`, which changes with the file."""
        try:
            value = json_value(self.note.read_bytes())
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) and value.get("link") == self.link else {}

    def remember(self, total: int, mark: str) -> None:
        """Keep what the server said."""
        self.note.write_text(json.dumps({"link": self.link, "total": total, "mark": mark}), encoding="utf-8")

    def remove(self) -> None:
        """Forget it all."""
        for path in (self.path, self.note):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def parts_folder() -> Path:
    """Where files are that did not come whole yet."""
    return places.cache_folder() / "downloads"


def part_of(link: str) -> Part:
    """Where the beginning of the file at `link` is, or will be."""
    name = hashlib.blake2b(link.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return Part(parts_folder() / f"{name}.part", link)


def fetch(
    link: str,
    most: int,
    *,
    size: int | None = None,
    sha256: str | None = None,
    begun: Begun | None = None,
    progress: Progress | None = None,
) -> Part:
    """The whole file at `link`, in the cache folder; the caller removes it after use.

    `size` (bytes) and `sha256` are what it must be, where that is known.
    `begun` is called once with (address that answers, bytes in all or 0, bytes
    that were there), `progress` with ("downloading", bytes done, bytes in all
    or 0). Raises NotFetched, with what has come kept for the next time, and
    UserError where the disk does not hold it.
    """
    part = part_of(link)
    try:
        own_folder(part.path.parent)
        _remove_old(part.path.parent)
        _fetch_whole(part, size or most, begun, progress)
    except _Failed as error:
        raise NotFetched(str(error)) from error
    except OSError as error:
        if error.errno in FULL:
            part.remove()
            raise UserError(f"{part.path.parent}: the disk is full; make room and do it again") from error
        raise UserError(
            f"{part.path.parent}: cannot be written ({error.strerror or error}); check its rights"
        ) from error
    fault = _fault(part, size, sha256)
    if fault:
        part.remove()
        raise NotFetched(fault)
    return part


class _Failed(Exception):
    """A request failed, by no fault of this computer; `passing` if another may succeed."""

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.passing = passing


def _fetch_whole(part: Part, most: int, begun: Begun | None, progress: Progress | None) -> None:
    """Ask until the part is whole. Raises _Failed, and OSError for what goes wrong with the file here."""
    idle, told = 0, False

    def tell(address: str, total: int, there: int) -> None:
        nonlocal told
        if begun is not None and not told:
            begun(address, total, there)
        told = True

    while True:
        before = part.size()
        try:
            if _fetch_more(part, most, tell, progress):
                return
            trouble = _Failed("the connection broke off", passing=True)
        except _Failed as error:
            trouble = error
        idle = 0 if part.size() > before else idle + 1
        if not trouble.passing or idle >= TRIES:
            kept = f"; {part.size() / 1e6:.1f} MB of it are kept for the next try" if part.size() else ""
            raise _Failed(f"{trouble}{kept}", passing=False) from trouble
        time.sleep(PAUSE * 2**idle)


def _fetch_more(part: Part, most: int, begun: Begun, progress: Progress | None) -> bool:
    """One request, for what is missing. True if the part is whole after it, as far as the server tells."""
    known = part.known()
    if not (known.get("total") or known.get("mark")):
        part.remove()  # Nothing would tell whether the rest belongs to it.
    there = part.size()
    answer = _ask(part, there, str(known.get("mark", "")))
    if answer is None:
        return part.size() > 0
    with answer:
        start, total = _place(answer, there)
        if start and known.get("total") not in (0, total):
            part.remove()
            return False
        if total > most:
            raise _Failed(f"it sends {total / 1e6:.1f} MB, more than it should", passing=False)
        _check_room(part, total - start)
        part.remember(total, _mark(answer.headers))
        begun(_shown(answer.url), total, start)
        done = start
        with part.path.open("r+b" if start else "wb") as sink:
            sink.seek(start)
            for block in _blocks(answer):
                done += len(block)
                if done > most:
                    raise _Failed("it sends more data than it should", passing=False)
                sink.write(block)
                if progress is not None:
                    progress("downloading", done, total)
    return done >= total


def _ask(part: Part, there: int, mark: str) -> Any:
    """The server's answer; None where it says that there is nothing after what is there.

    The part is removed if that is no whole file.
    """
    headers = {"Range": f"bytes={there}-"} if there else {}
    if there and mark:
        headers["If-Range"] = mark
    try:
        return open_link(part.link, headers)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416 and there:
            if error.headers.get("Content-Range", "").strip() != f"bytes */{there}":
                part.remove()
            return None
        raise _Failed(reason_of(error), passing=error.code >= 500 or error.code == 429) from error
    except NETWORK as error:
        raise _Failed(reason_of(error), passing=there > 0 and not isinstance(error, ValueError)) from error


def _shown(address: str) -> str:
    """An address as one may show it: without what gives access."""
    parts = urllib.parse.urlsplit(address)
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _blocks(answer: Any) -> Iterator[bytes]:
    """What comes, until it ends or breaks off."""
    while True:
        try:
            block = answer.read1(BLOCK)
        except NETWORK as error:
            raise _Failed(reason_of(error), passing=True) from error
        if not block:
            return
        yield block


def _place(answer: Any, there: int) -> tuple[int, int]:
    """Where in the file the answer begins, and how long the file is (0 if not told)."""
    if answer.status == 206:
        match = RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
        if not match or int(match[1]) != there or not there:
            raise _Failed("it sends another part than was asked for", passing=False)
        return there, 0 if match[3] == "*" else int(match[3])
    length = answer.headers.get("Content-Length", "")
    return 0, int(length) if length.isdecimal() else 0


def _mark(headers: HTTPMessage) -> str:
    """What changes when the file changes, as the server says; empty if it says nothing that can be relied on."""
    tag = headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return str(tag)
    return str(headers.get("Last-Modified", ""))


def _check_room(part: Part, missing: int) -> None:
    free = shutil.disk_usage(part.path.parent).free
    if missing and free < missing * ROOM:
        raise UserError(
            f"{part.path.parent}: {missing * ROOM / 1e6:.1f} MB are needed there, and {free / 1e6:.1f} MB are free; "
            "make room and do it again"
        )


def _fault(part: Part, size: int | None, sha256: str | None) -> str | None:
    """What is wrong with the whole file; None if nothing."""
    if size is not None and part.size() != size:
        return f"it sends {part.size()} bytes instead of the {size} that the index names"
    if sha256 is None:
        return None
    with part.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return None if digest == sha256.lower() else "it sends another file than the index names (its SHA-256 differs)"


def _remove_old(folder: Path) -> None:
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.is_file() and time.time() - path.stat().st_mtime > KEPT_DAYS * 86_400:
                path.unlink()


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows where a server sends us, but never from a secret connection to an open one."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise ValueError("it leads from a secure address to one that is not")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def open_link(link: str, headers: dict[str, str]) -> Any:
    """The answer of a web server. Raises one of NETWORK: ValueError where no further try helps."""
    if not link.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    request = urllib.request.Request(link, headers={"User-Agent": "muqabala", "Accept-Encoding": "identity"} | headers)
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener.open(request, timeout=SECONDS)


def reason_of(error: Exception) -> str:
    """Why a request failed, on one short line."""
    if isinstance(error, urllib.error.HTTPError):
        if 300 <= error.code < 400:
            return "the server leads from one address to another without end, or to none"
        return one_line(f"the server answers {error.code} {error.reason}")[:120]
    inner = getattr(error, "reason", None)
    return one_line(str(getattr(inner, "strerror", None) or inner or error))[:120] or type(error).__name__
