"""Large files from a server on this computer that breaks off, changes, lies and leads astray."""

from __future__ import annotations

import errno
import hashlib
import http.server
import os
import shutil
import socket
import struct
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPMessage
from pathlib import Path

import pytest

from compare.cli import main
from compare.errors import UserError
from compare.gloss import fetch as module
from compare.gloss.fetch import NotFetched, fetch, part_of, parts_folder

DATA = bytes(range(256)) * 4096
MOST = 8 * len(DATA)


@dataclass
class Server:
    """What it does at each request; what it was asked."""

    address: str = ""
    data: bytes = DATA
    ranges: bool = True
    tag: str | None = '"one"'
    length: int | None = None
    """What it says instead of the true length."""
    tells_length: bool = True
    cuts: list[int] = field(default_factory=list)
    """Bytes after which it breaks off, a request each."""
    resets: bool = False
    """Does it break off rudely?"""
    status: list[int] = field(default_factory=list)
    """What it answers instead, a request each."""
    location: str = ""
    asked: list[str | None] = field(default_factory=list)
    """The range of each request."""

    @property
    def link(self) -> str:
        return f"{self.address}/package.argosmodel"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        server: Server = self.server.about  # type: ignore[attr-defined]
        server.asked.append(self.headers.get("Range"))
        self.close_connection = True
        if server.status:
            self.send_response(server.status.pop(0))
            self.send_header("Location", server.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data, start = server.data, 0
        wanted = self.headers.get("Range")
        condition = self.headers.get("If-Range")
        if wanted and server.ranges and condition in (None, server.tag):
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(data):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(data)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        else:
            self.send_response(200)
        if server.tells_length:
            self.send_header("Content-Length", str((server.length or len(data)) - start))
        if server.tag:
            self.send_header("ETag", server.tag)
        self.end_headers()
        end = start + server.cuts.pop(0) if server.cuts else len(data)
        self.wfile.write(data[start:end])
        self.wfile.flush()
        if server.resets and end < len(data):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(module, "PAUSE", 0.0)
    monkeypatch.setenv("no_proxy", "*")
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.handle_error = lambda *arguments: None  # type: ignore[method-assign]
    made.about = Server(f"http://127.0.0.1:{made.server_port}")  # type: ignore[attr-defined]
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made.about  # type: ignore[attr-defined]
    made.shutdown()
    made.server_close()


def whole(server: Server, **more: object) -> bytes:
    """What is fetched."""
    return fetch(server.link, MOST, **more).path.read_bytes()  # type: ignore[arg-type]


def test_a_file_comes_as_it_is_and_says_how_large_and_from_where(server):
    told, steps = [], []
    assert whole(server, begun=lambda *what: told.append(what), progress=lambda *what: steps.append(what)) == DATA
    assert told == [(server.link, len(DATA), 0)]
    assert steps[-1] == ("downloading", len(DATA), len(DATA))
    assert server.asked == [None]


@pytest.mark.parametrize("resets", [False, True], ids=["broken-off", "reset"])
def test_what_breaks_off_goes_on_where_it_stopped(server, resets):
    server.cuts, server.resets = [300_000, 200_000], resets
    told = []
    assert whole(server, begun=lambda *what: told.append(what)) == DATA
    assert len(told) == 1 and server.asked[0] is None and len(server.asked) == 3
    if not resets:  # What was on the way when a connection is reset is lost.
        assert server.asked[1:] == ["bytes=300000-", "bytes=500000-"]


def test_a_later_try_fetches_the_rest(server):
    server.cuts = [300_000, 0, 0, 0]
    with pytest.raises(NotFetched, match=r"0\.3 MB of it are kept"):
        whole(server)
    server.asked.clear()
    told = []
    assert whole(server, begun=lambda *what: told.append(what)) == DATA
    assert server.asked == ["bytes=300000-"] and told == [(server.link, len(DATA), 300_000)]


def test_what_was_whole_when_the_program_ended_is_not_fetched_again(server):
    whole(server)
    assert whole(server) == DATA
    assert server.asked == [None, f"bytes={len(DATA)}-"]


def test_without_ranges_all_of_it_comes_again(server):
    server.ranges, server.cuts = False, [300_000]
    assert whole(server) == DATA
    assert server.asked == [None, "bytes=300000-"]


def test_a_file_that_changed_is_fetched_from_the_start(server):
    """By its mark, or by its length where there is no mark."""
    for tag in ('"two"', None):
        server.tag, server.cuts = ('"one"' if tag else None), [300_000, 0, 0, 0]
        with pytest.raises(NotFetched):
            whole(server)
        server.data, server.tag = DATA[::-1] + b"more", tag
        assert whole(server) == server.data
        part_of(server.link).remove()
        server.data = DATA


def test_a_part_of_which_nothing_is_known_is_not_gone_on_with(server):
    server.tag, server.tells_length = None, False
    part = part_of(server.link)
    part.path.parent.mkdir(parents=True)
    part.path.write_bytes(b"something else")
    assert whole(server) == DATA and server.asked == [None]
    part.note.write_bytes(b"\xff[")
    assert whole(server) == DATA and server.asked == [None, None]


def test_a_server_that_breaks_off_each_time_is_given_up(server):
    server.ranges, server.cuts = False, [1000] * 20
    with pytest.raises(NotFetched, match="broke off"):
        whole(server)
    assert len(server.asked) < 6


def test_a_server_that_is_busy_is_asked_again_one_that_refuses_is_not(server):
    server.status = [503, 429]
    assert whole(server) == DATA and len(server.asked) == 3
    part_of(server.link).remove()
    for status in (403, 404, 410):
        server.asked.clear()
        server.status = [status]
        with pytest.raises(NotFetched, match=str(status)):
            whole(server)
        assert len(server.asked) == 1


def test_sizes_and_hashes_that_the_index_names_are_checked(server):
    digest = hashlib.sha256(DATA).hexdigest()
    assert whole(server, size=len(DATA), sha256=digest.upper()) == DATA
    for more, says in [
        ({"sha256": "0" * 64}, "SHA-256"),
        ({"size": len(DATA) + 1}, "instead of"),
        ({"size": len(DATA) - 1}, "more than"),
    ]:
        part_of(server.link).remove()
        with pytest.raises(NotFetched, match=says):
            whole(server, **more)
    # Nothing is kept of what is wrong.
    part_of(server.link).remove()
    with pytest.raises(NotFetched):
        whole(server, sha256="0" * 64)
    assert list(parts_folder().iterdir()) == []


def test_a_length_that_is_a_lie(server):
    """The server itself says in the end that there is no more; without ranges it never does."""
    server.length = len(DATA) + 5
    assert whole(server) == DATA
    part_of(server.link).remove()
    server.ranges = False
    with pytest.raises(NotFetched, match="broke off"):
        whole(server)


def test_more_than_any_package_has_is_not_fetched(server):
    for tells in (True, False):
        server.tells_length = tells
        with pytest.raises(NotFetched, match="more"):
            fetch(server.link, len(DATA) // 2)
        part_of(server.link).remove()


def test_redirects_are_followed_and_what_gives_access_is_not_shown(server):
    server.status, server.location = [302, 307], f"{server.address}/there?key=secret"
    told = []
    assert whole(server, begun=lambda *what: told.append(what)) == DATA
    assert told[0][0] == f"{server.address}/there"


@pytest.mark.parametrize(
    "location", ["http://[::bad/", "file:///etc/passwd", "ftp://127.0.0.1/x"], ids=["no-address", "file", "ftp"]
)
def test_redirects_that_lead_nowhere_good(server, location):
    server.status, server.location = [302] * 3, location
    with pytest.raises(NotFetched) as caught:
        whole(server)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


def test_redirects_in_a_circle_end(server):
    server.status, server.location = [302] * 100, server.link
    with pytest.raises(NotFetched, match="without end"):
        whole(server)
    assert len(server.asked) < 30


def test_no_redirect_leads_from_a_secure_address_to_an_open_one():
    request = urllib.request.Request("https://example.org/a")
    with pytest.raises(ValueError, match="secure"):
        module._Redirects().redirect_request(request, None, 302, "", HTTPMessage(), "http://example.org/b")  # type: ignore[arg-type]


def test_a_disk_that_is_too_small_is_told_before(server, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 10**6))
    with pytest.raises(UserError, match=r"1\.0 MB are free"):
        whole(server)


def test_a_disk_that_fills_up_is_told_and_nothing_is_left(server, monkeypatch):
    monkeypatch.setattr(Path, "open", full(Path.open))
    with pytest.raises(UserError, match="disk is full"):
        whole(server)
    assert list(parts_folder().iterdir()) == []


def full(real: Callable[..., object]) -> Callable[..., object]:
    """`Path.open` on a disk that holds another 100 kB."""

    def opened(self: Path, mode: str = "r", *more: object, **options: object) -> object:
        stream = real(self, mode, *more, **options)
        if mode != "wb":
            return stream
        room = [100_000]
        write = stream.write  # type: ignore[attr-defined]

        class Full:
            def __enter__(self) -> Full:
                return self

            def __exit__(self, *what: object) -> None:
                stream.close()  # type: ignore[attr-defined]

            def seek(self, place: int) -> None:
                pass

            def write(self, block: bytes) -> None:
                room[0] -= len(block)
                if room[0] < 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
                write(block)

        return Full()

    return opened


def test_a_cache_folder_that_cannot_be_written_is_one_line(server, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MUQABALA_CACHE", str(tmp_path / "file"))
    with pytest.raises(UserError, match="cannot be written"):
        whole(server)


def test_an_address_without_a_server_is_given_up_at_once(server):
    with pytest.raises(NotFetched):
        fetch("http://127.0.0.1:9/x", MOST)
    with pytest.raises(NotFetched, match="not a web address"):
        fetch("file:///etc/passwd", MOST)


def test_parts_are_part_of_the_cache(server, capfd):
    server.cuts = [300_000, 0, 0, 0]
    with pytest.raises(NotFetched):
        whole(server)
    assert main(["cache", "info"]) == 0
    assert "downloads   0.3 MB" in capfd.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert capfd.readouterr().out == "freed 0.3 MB\n"
    assert list(parts_folder().iterdir()) == []


def test_parts_that_nobody_asks_for_again_go(server):
    old = parts_folder() / "old.part"
    whole(server)
    old.write_bytes(b"x")
    os.utime(old, times=(time.time() - 15 * 86_400,) * 2)
    whole(server)
    assert not old.exists()
