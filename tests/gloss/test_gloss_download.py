"""Installing by language pair, from an index on this computer, and without one."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from toy_package import ENGLISH_FRENCH, make_package

from compare.gloss.package import installed


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address at which it is served."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *arguments: Quiet(*arguments, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def entry(source: str, target: str, link: str, version: str = "1.0", **more: object) -> dict[str, object]:
    return {"from_code": source, "to_code": target, "package_version": version, "links": [link], **more}


def gloss(tmp_path: Path, address: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    names = {f"XDG_{kind}_HOME": str(tmp_path / "xdg") for kind in ("DATA", "CONFIG", "CACHE")}
    environment = os.environ | names | {"ARGOS_PACKAGE_INDEX": address, "no_proxy": "*"}
    return subprocess.run(
        [sys.executable, "-m", "compare", "gloss", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_newest_package_of_the_pair_is_downloaded(tmp_path, shelf):
    folder, address = shelf
    size = make_package(folder / "new.argosmodel", version="1.10").stat().st_size
    index = [
        entry("ar", "en", address + "old.argosmodel", "1.9"),
        entry("ar", "en", address + "new.argosmodel", "1.10", from_name="Arabic"),
        entry("ar", "en", address + "sbd", "9.9", type="sbd"),
        {"from_code": "ar"},
        "rubbish",
    ]
    (folder / "index.json").write_text(json.dumps(index))
    done = gloss(tmp_path, address, "install", "ar-en")
    assert (done.returncode, done.stderr) == (0, "")
    told, installs = done.stdout.splitlines()
    assert told == f"downloading ar-en 1.10, Arabic to en: {size / 1e6:.1f} MB, from {address}new.argosmodel"
    assert installs.startswith("installed ar-en 1.10, AR to EN, in ")
    assert [package.label for package in installed()] == ["ar-en 1.10"]


def test_what_is_installed_is_not_downloaded_again(tmp_path, shelf):
    folder, address = shelf
    make_package(folder / "one.argosmodel")
    (folder / "index.json").write_text(json.dumps([entry("ar", "en", address + "one.argosmodel")]))
    assert gloss(tmp_path, address, "install", "ar-en").returncode == 0
    (folder / "one.argosmodel").unlink()
    done = gloss(tmp_path, address, "install", "ar-en")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("ar-en 1.0 is installed already, in ")


def test_two_packages_where_none_is_direct(tmp_path, shelf):
    folder, address = shelf
    make_package(folder / "one.argosmodel")
    make_package(folder / "two.argosmodel", ENGLISH_FRENCH, "en", "fr")
    index = [entry("ar", "en", address + "one.argosmodel"), entry("en", "fr", address + "two.argosmodel")]
    (folder / "index.json").write_text(json.dumps(index))
    assert gloss(tmp_path, address, "install", "ar-fr").returncode == 0
    assert [package.pair for package in installed()] == ["ar-en", "en-fr"]
    refused(tmp_path, address, "ar-de", "ar-en")


def refused(tmp_path: Path, address: str, pair: str, says: str) -> None:
    done = gloss(tmp_path, address, "install", pair)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"muqabala: {pair}: ") and done.stderr.count("\n") == 1
    assert says in done.stderr


def test_whatever_is_wrong_with_the_index_or_the_link_is_one_line(tmp_path, shelf):
    folder, address = shelf
    refused(tmp_path, "http://127.0.0.1:9/", "ar-en", "gloss install FILE")
    refused(tmp_path, address, "ar-en", "404")
    (folder / "index.json").write_text("[{]")
    refused(tmp_path, address, "ar-en", "index")
    secret = tmp_path / "secret"
    make_package(secret)
    links = [f"file://{secret}", address + "absent.argosmodel"]
    (folder / "index.json").write_text(json.dumps([entry("ar", "en", "x") | {"links": links[:1]}]))
    refused(tmp_path, address, "ar-en", "not a web address")
    (folder / "index.json").write_text(json.dumps([entry("ar", "en", "x") | {"links": links}]))
    refused(tmp_path, address, "ar-en", "404")
    assert installed() == []


def test_sizes_and_hashes_of_the_index_are_checked(tmp_path, shelf):
    folder, address = shelf
    file = make_package(folder / "one.argosmodel")
    link, right = address + "one.argosmodel", hashlib.sha256(file.read_bytes()).hexdigest()
    for more, says in [({"sha256": "0" * 64}, "SHA-256"), ({"size": 1}, "more than it should")]:
        (folder / "index.json").write_text(json.dumps([entry("ar", "en", link, **more)]))
        done = gloss(tmp_path, address, "install", "ar-en")
        assert done.returncode == 2 and done.stderr.count("\n") == 1 and says in done.stderr
    assert installed() == []
    (folder / "index.json").write_text(json.dumps([entry("ar", "en", link, sha256=right, size=file.stat().st_size)]))
    assert gloss(tmp_path, address, "install", "ar-en").returncode == 0


def test_a_link_that_gives_no_package_is_one_line(tmp_path, shelf):
    folder, address = shelf
    (folder / "page.argosmodel").write_text("<html>log in first</html>")
    (folder / "index.json").write_text(json.dumps([entry("ar", "en", address + "page.argosmodel")]))
    done = gloss(tmp_path, address, "install", "ar-en")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    # Named by what the user knows, not by where it was put for the time being.
    assert done.stderr.startswith(f"muqabala: ar-en from {address}page.argosmodel: is no package file")
    assert installed() == []
