"""Packages from files: whole, or one line and nothing installed."""

from __future__ import annotations

import json
import os
import stat
import zipfile
from pathlib import Path
from random import Random

import pytest
from toy_package import WORDS, make_package, package_files

from compare.cli import main
from compare.errors import UserError
from compare.gloss import install
from compare.gloss.install import install_file, remove
from compare.gloss.package import installed, our_folder, scan
from compare.gloss.translator import PackageTranslator

GOOD = {name: data for name, data in package_files(WORDS, "ar", "en").items() if name != "README.md"}


def archive(path: Path, files: dict[str, bytes], top: str = "translate-ar_en/") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(top + name, data)
    return path


def contents(folder: Path) -> set[Path]:
    """The files below a folder, and the folders but for our empty one."""
    return {p for p in folder.rglob("*") if p not in (our_folder(), our_folder().parent)}


def refused(path: Path) -> str:
    """Install `path`, which must fail and leave nothing; return the message."""
    root = our_folder().parent.parent
    before = contents(root)
    with pytest.raises(UserError) as caught:
        install_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and "\n" not in message
    assert scan() == ([], [])
    assert contents(root) == before
    return message


def test_a_file_is_installed_where_argostranslate_can_read_it(toy_file):
    package = install_file(toy_file)
    assert (package.pair, package.version, package.ours) == ("ar-en", "1.0", True)
    assert [p.name for p in our_folder().iterdir()] == ["translate-ar_en"]
    assert json.loads((our_folder() / "translate-ar_en" / "metadata.json").read_text())["to_code"] == "en"
    assert installed() == [package]


@pytest.mark.parametrize("splitter", ["stanza", "minisbd", None])
def test_packages_with_and_without_a_sentence_splitter_need_no_more(tmp_path, splitter):
    package = install_file(make_package(tmp_path / "kind.argosmodel", splitter=splitter))
    assert package.splitter == splitter
    assert PackageTranslator(package).translate(["وصل الوفد."]) == ["arrived the delegation."]


def test_a_newer_package_takes_the_place_of_the_older(tmp_path, toy_file):
    install_file(toy_file)
    install_file(make_package(tmp_path / "new.argosmodel", version="1.1"))
    assert [package.version for package in installed()] == ["1.1"]


def test_a_package_that_fails_leaves_the_installed_one_alone(tmp_path, toy_file, monkeypatch):
    package = install_file(toy_file)
    bad = archive(tmp_path / "bad.argosmodel", GOOD | {"model/model.bin": b"nonsense"})
    with pytest.raises(UserError):
        install_file(bad)
    assert installed() == [package]

    def no_room(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", no_room)
    with pytest.raises(UserError, match="No space left"):
        install_file(toy_file)
    assert installed() == [package]


def test_what_is_no_package(tmp_path):
    (tmp_path / "text.argosmodel").write_text("not a zip")
    assert "no package file" in refused(tmp_path / "text.argosmodel")
    (tmp_path / "empty.argosmodel").write_bytes(b"")
    refused(tmp_path / "empty.argosmodel")
    whole = archive(tmp_path / "cut.argosmodel", GOOD).read_bytes()
    (tmp_path / "cut.argosmodel").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "cut.argosmodel")
    (tmp_path / "cut.argosmodel").write_bytes(whole[:60] + b"\0" * 40 + whole[100:])
    refused(tmp_path / "cut.argosmodel")
    assert "no such file" in refused(tmp_path / "absent.argosmodel")
    assert "folder" in refused(tmp_path)
    archive(tmp_path / "nothing.argosmodel", {})
    refused(tmp_path / "nothing.argosmodel")


@pytest.mark.parametrize(
    "name", ["../outside", "a/../../outside", "/tmp/outside", "a\\..\\outside", "C:/outside", "a/b\n.txt", "a" * 400]
)
def test_unsafe_names(tmp_path, name):
    path = archive(tmp_path / "p.argosmodel", GOOD)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(name, b"x")
    assert "unsafe name" in refused(path)


def test_links_devices_and_encryption(tmp_path):
    path = archive(tmp_path / "p.argosmodel", GOOD)
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("translate-ar_en/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, b"/etc/passwd")
    assert "link" in refused(path)
    data = bytearray(archive(path, GOOD).read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "encrypted" in refused(path)


def test_bombs(tmp_path):
    path = archive(tmp_path / "p.argosmodel", GOOD | {"model/zeros": b"\0" * (80 * 1024**2)})
    assert "unpack to 81 MiB" in refused(path)
    data = bytearray(archive(path, GOOD | {"zeros": b"\0" * 1000}).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # says ten bytes, holds a thousand
    path.write_bytes(bytes(data))
    refused(path)


def test_damage_anywhere_is_one_line_or_none(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "_try_out", lambda package: None)
    path = archive(tmp_path / "p.argosmodel", GOOD | {"model/model.bin": b"weights" * 99})
    whole = path.read_bytes()
    random = Random(1)
    for _ in range(300):
        data = bytearray(whole)
        # The directory at the end is where most can go wrong.
        place = len(data) - 1 - random.randrange(random.choice((900, len(data))))
        if random.random() < 0.8:
            data[place] = random.randrange(256)
        else:
            del data[place : place + random.randrange(1, 40)]
        path.write_bytes(data)
        try:
            install_file(path)
        except UserError as error:
            assert str(error).startswith(f"{path}: ") and "\n" not in str(error)
    assert {p.name for p in our_folder().parent.iterdir()} == {"packages"}
    assert {p.name for p in our_folder().iterdir()} <= {"translate-ar_en"}


def test_unusual_compression(tmp_path):
    path = tmp_path / "p.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as made:
        for name, data in GOOD.items():
            made.writestr(f"t/{name}", data)
    assert "compressed" in refused(path)


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "MOST_FILES", 3)
    assert "files" in refused(archive(tmp_path / "p.argosmodel", GOOD))


def test_odd_layouts(tmp_path):
    path = tmp_path / "p.argosmodel"
    rootless = refused(archive(path, GOOD, top=""))
    assert "outside its folder" in rootless
    assert "zip that folder" in rootless
    assert "get the package again" not in rootless
    assert "twice" in refused(archive(path, GOOD | {"MODEL/model.bin": b"x"}))
    archive(path, GOOD)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("other/metadata.json", b"{}")
    assert "2 folders" in refused(path)
    archive(path, GOOD)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("__MACOSX/translate-ar_en/._metadata.json", b"x")
        made.writestr(".DS_Store", b"x")
        made.writestr("translate-ar_en/._metadata.json", b"x")
    assert install_file(path).pair == "ar-en"


METADATA = json.loads(GOOD["metadata.json"])


@pytest.mark.parametrize(
    ("metadata", "says"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no JSON object"),
        (b"{}", "from_code"),
        (json.dumps(METADATA | {"to_code": None}).encode(), "to_code"),
        (json.dumps(METADATA | {"from_code": "../../x"}).encode(), "from_code"),
        (json.dumps(METADATA | {"type": "sbd"}).encode(), "type 'sbd'"),
        (b" " * (2 * 1024**2), "more than 1 MiB"),
    ],
)
def test_odd_metadata(tmp_path, metadata, says):
    assert says in refused(archive(tmp_path / "p.argosmodel", GOOD | {"metadata.json": metadata}))


@pytest.mark.parametrize("name", ["metadata.json", "sentencepiece.model", "model/model.bin"])
def test_missing_parts(tmp_path, name):
    files = {other: data for other, data in GOOD.items() if other != name}
    path = archive(tmp_path / "p.argosmodel", files)
    assert name.split("/")[-1] in refused(path)


@pytest.mark.parametrize("name", ["sentencepiece.model", "model/model.bin", "model/shared_vocabulary.json"])
def test_a_part_that_is_nonsense(tmp_path, name):
    assert "cannot be used" in refused(archive(tmp_path / "p.argosmodel", GOOD | {name: os.urandom(500)}))


def test_foreign_metadata_is_made_harmless(tmp_path, capfd):
    odd = {"from_name": "A\x1b[31m\nB" * 30, "package_version": "1\u202e0"}
    install_file(make_package(tmp_path / "p.argosmodel", metadata=odd))
    assert main(["gloss", "list"]) == 0
    out = capfd.readouterr().out
    assert "\x1b" not in out and "\u202e" not in out and out.count("\n") == 1


def test_packages_of_argostranslate_are_found_and_left_alone(toy_file, tmp_path, monkeypatch, capfd):
    package = install_file(toy_file)
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    theirs = tmp_path / "share" / "argos-translate" / "packages"
    theirs.mkdir(parents=True)
    package.folder.rename(theirs / "ar_en")
    (theirs / "rubbish").mkdir()
    (found,) = installed()
    assert (found.pair, found.ours) == ("ar-en", False)
    assert main(["gloss", "list"]) == 0
    shown = capfd.readouterr()
    assert "argostranslate's" in shown.out and "rubbish" in shown.err
    with pytest.raises(UserError, match="argospm remove"):
        remove(found)
    assert installed() == [found]


def test_the_commands(toy_file, capfd):
    assert main(["gloss", "list"]) == 0
    assert "no package is installed" in capfd.readouterr().out
    assert main(["gloss", "install", str(toy_file)]) == 0
    assert capfd.readouterr() == (f"installed ar-en 1.0, AR to EN, in {our_folder() / 'translate-ar_en'}\n", "")
    assert main(["gloss", "list"]) == 0
    assert capfd.readouterr().out.startswith("ar-en 1.0")
    assert main(["gloss", "remove", "ar-en"]) == 0
    assert [*our_folder().parent.rglob("*")] == [our_folder()]
    for words in (["remove", "ar-en"], ["install", "nonsense"], ["install", "absent.argosmodel"], ["install", "a-b"]):
        capfd.readouterr()
        assert main(["gloss", *words]) == 2
        out, err = capfd.readouterr()
        assert out == "" and err.count("\n") == 1 and words[1] in err
