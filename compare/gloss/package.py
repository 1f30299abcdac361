"""Translation packages on disk: where they are, and what each one says of itself.

A package is a folder with

    metadata.json         from_code, to_code, package_version ...
    sentencepiece.model   or bpe.model: the tokenizer of both sides
    model/                a CTranslate2 model
    stanza/, minisbd/     in some: a sentence splitter, which is not needed here

Ours are in one folder that argostranslate can use too (ARGOS_PACKAGES_DIR);
packages that the user installed with argostranslate are found where it keeps
them, and only read. Nothing here imports argostranslate, which would create
its folders.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from compare import places
from compare.structured import file_text, json_value

CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LARGEST_METADATA = 1024 * 1024
TOKENIZERS = ("sentencepiece.model", "bpe.model")
SPLITTERS = ("minisbd", "stanza", "spacy")


class BrokenPackage(Exception):
    """A folder that is no package that can be used; the message says why."""


@dataclass(frozen=True)
class Package:
    """One installed package. `ours` is False for one of argostranslate's own folder."""

    folder: Path
    from_code: str
    to_code: str
    version: str
    from_name: str
    to_name: str
    target_prefix: str
    ours: bool = True

    @property
    def pair(self) -> str:
        """ "ar-en": what the user calls it."""
        return f"{self.from_code}-{self.to_code}"

    @property
    def label(self) -> str:
        """Pair and version, as exports name the maker of a gloss."""
        return f"{self.pair} {self.version}".rstrip()

    @property
    def tokenizer(self) -> Path:
        """The tokenizer's file."""
        for name in TOKENIZERS:
            if (self.folder / name).is_file():
                return self.folder / name
        raise BrokenPackage(f"holds no tokenizer ({' or '.join(TOKENIZERS)})")

    @property
    def splitter(self) -> str | None:
        """The sentence splitter that came along, which argostranslate would use."""
        return next((name for name in SPLITTERS if (self.folder / name).is_dir()), None)

    @cached_property
    def size(self) -> int:
        """Bytes on disk."""
        try:
            return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        except OSError:
            return 0

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the package is replaced: the key of the cache.

        Made of the metadata, the tokenizer and the size and first megabyte of
        the model: reading all of a model of hundreds of megabytes at every
        start would cost more than the glosses of a short text. Raises
        BrokenPackage where they cannot be read.
        """
        try:
            return self._fingerprint()
        except OSError as error:
            raise BrokenPackage("cannot be read") from error

    def _fingerprint(self) -> str:
        digest = hashlib.blake2b(digest_size=16)
        model = self.folder / "model" / "model.bin"
        for path in (self.folder / "metadata.json", self.tokenizer):
            digest.update(path.read_bytes())
        digest.update(str(model.stat().st_size).encode())
        with model.open("rb") as stream:
            digest.update(stream.read(1 << 20))
            stream.seek(max(0, model.stat().st_size - (1 << 20)))
            digest.update(stream.read(1 << 20))
        return digest.hexdigest()


def read_package(folder: Path, *, ours: bool = True) -> Package:
    """The package in `folder`. Raises BrokenPackage if it is none."""
    metadata = _metadata(folder / "metadata.json")
    if metadata.get("type", "translate") != "translate":
        raise BrokenPackage(f"is a package of type {metadata['type']!r}, not of type 'translate'")
    from_code, to_code = _code(metadata, "from_code"), _code(metadata, "to_code")
    if not (folder / "model" / "model.bin").is_file():
        raise BrokenPackage("holds no model (model/model.bin)")
    package = Package(
        folder,
        from_code,
        to_code,
        version=_text(metadata, "package_version")[:20],
        from_name=_text(metadata, "from_name")[:40] or from_code,
        to_name=_text(metadata, "to_name")[:40] or to_code,
        target_prefix=_text(metadata, "target_prefix"),
        ours=ours,
    )
    _ = package.tokenizer
    return package


def _metadata(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_METADATA:
            raise BrokenPackage("has a metadata.json of more than 1 MiB")
        data = json_value(file_text(path, "utf-8-sig"))
    except FileNotFoundError:
        raise BrokenPackage("holds no metadata.json") from None
    except OSError as error:
        raise BrokenPackage(f"has a metadata.json that cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise BrokenPackage("has a metadata.json that is no JSON") from error
    if not isinstance(data, dict):
        raise BrokenPackage("has a metadata.json that is no JSON object")
    return data


def _code(metadata: dict[str, Any], key: str) -> str:
    code = metadata.get(key)
    if not isinstance(code, str) or not CODE.fullmatch(code):
        raise BrokenPackage(f"names no language as {key} in its metadata.json")
    return code


def _text(metadata: dict[str, Any], key: str) -> str:
    value = metadata.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def our_folder() -> Path:
    """Where we install: a folder of packages and nothing else, as argostranslate wants it."""
    return places.data_folder() / "packages"


def argos_folders() -> list[Path]:
    """Where argostranslate 1.x keeps packages, by its own rules (`argostranslate.settings`)."""
    home = Path(os.environ.get("SNAP_USER_DATA", Path.home()) if "SNAP" in os.environ else Path.home())
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "argos-translate"
    named = os.environ.get("ARGOS_PACKAGES_DIR")
    return [Path(named) if named else data / "packages"]


def folders() -> list[tuple[Path, bool]]:
    """Every folder that may hold packages, ours first, and whether it is ours."""
    ours = our_folder()
    return [(ours, True), *((path, False) for path in argos_folders() if path != ours)]


def scan() -> tuple[list[Package], list[tuple[Path, str]]]:
    """The packages installed, and the folders among them that are none, with the reason.

    Ours come first, then by name; where no folder exists, this costs a
    system call for each.
    """
    packages, broken = [], []
    for parent, ours in folders():
        try:
            names = sorted(entry.name for entry in os.scandir(parent) if entry.is_dir())
        except OSError:
            continue
        for name in names:
            try:
                packages.append(read_package(parent / name, ours=ours))
            except BrokenPackage as error:
                broken.append((parent / name, str(error)))
    return packages, broken


def installed() -> list[Package]:
    """The packages that can be used."""
    return scan()[0]
