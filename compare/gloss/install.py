"""Installing a package from its file, and removing it.

The file comes from anywhere: it is checked before anything is written, unpacked
beside the packages, tried in a process of its own, and only then renamed into
its place. Whatever fails leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import stat
import subprocess
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from compare.children import child_command, child_environment
from compare.errors import UserError
from compare.files import own_folder
from compare.gloss.package import BrokenPackage, Package, our_folder, read_package
from compare.gloss.trial import BROKEN
from compare.inert import one_line
from compare.progress import Progress

SUFFIX = ".argosmodel"
MOST_FILES = 10_000
MOST_BYTES = 8 * 1024**3
MOST_EXPANSION = 50
"""Real packages grow to 1.2 times (weights hardly compress); a bomb to 1,000 times."""
FREE_EXPANSION = 64 * 1024**2
"""Below this size the expansion does not matter."""
BLOCK = 1024**2
TRIAL_SECONDS = 300

UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
"""Characters that a file's name may not have somewhere."""


class _OtherLayout(BrokenPackage):
    """The files of a package, perhaps, but not in one folder."""


def install_file(path: Path, progress: Progress | None = None, called: str | None = None) -> Package:
    """Install the package file at `path`, instead of an older one for the same pair.

    Messages call it `called` where the user does not know the path. `progress`
    is called with ("unpacking", bytes done, bytes in all). Raises UserError,
    with nothing installed, for a file that is no package, is unsafe to unpack
    or whose model cannot be used.
    """
    name = called or str(path)
    try:
        if path.is_dir():
            raise UserError(f"{name}: is a folder; name a package file (it ends in {SUFFIX})")
        if path.exists() and not path.is_file():
            raise UserError(f"{name}: is a device or a pipe; name a package file (it ends in {SUFFIX})")
        with zipfile.ZipFile(path) as archive:
            top, members = _members(archive)
            return _install(archive, top, members, progress)
    except FileNotFoundError:
        raise UserError(f"{name}: no such file") from None
    except _OtherLayout as error:
        raise UserError(
            f"{name}: {error}, so it was not installed; put metadata.json, the tokenizer and model/ into one folder "
            "and zip that folder"
        ) from error
    except BrokenPackage as error:
        raise UserError(f"{name}: {one_line(str(error))}, so it was not installed; get the package again") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UserError(
            f"{name}: is no package file ({one_line(str(error)) or 'broken'}); get the package again"
        ) from error
    except OSError as error:
        raise UserError(
            f"{name}: cannot be installed ({error.strerror or error}); check the file and the space on the disk"
        ) from error


def _members(archive: zipfile.ZipFile) -> tuple[str, list[zipfile.ZipInfo]]:
    """The top folder and the files in it. Raises BrokenPackage for an archive that is unsafe or odd."""
    members = [info for info in archive.infolist() if not _left_by_the_system(info.filename)]
    if len(members) > MOST_FILES:
        raise BrokenPackage(f"holds {len(members)} files, more than any package")
    tops, seen = set(), set()
    for info in members:
        parts = _safe_parts(info)
        tops.add(parts[0])
        if not info.is_dir():
            if len(parts) == 1:
                raise _OtherLayout("holds files outside its folder")
            if (name := "/".join(parts).casefold()) in seen:
                raise BrokenPackage(f"holds {parts[-1]} twice")
            seen.add(name)
    if len(tops) != 1:
        raise _OtherLayout(f"holds {len(tops)} folders instead of one")
    files = [info for info in members if not info.is_dir()]
    total, packed = sum(i.file_size for i in files), sum(i.compress_size for i in files)
    if total > MOST_BYTES or (total > FREE_EXPANSION and total > MOST_EXPANSION * packed):
        raise BrokenPackage(f"would unpack to {total // BLOCK} MiB, more than any package")
    return tops.pop(), files


def _left_by_the_system(name: str) -> bool:
    """Is it one of the files that the archivers of some systems add of their own?"""
    last = name.rstrip("/").rsplit("/", 1)[-1]
    return name.startswith("__MACOSX/") or last in (".DS_Store", "Thumbs.db", "desktop.ini") or last.startswith("._")


def _safe_parts(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """The parts of a member's path, which stays inside the folder it is unpacked in."""
    name = info.filename
    parts = PurePosixPath(name).parts
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not parts or name.startswith("/") or ".." in parts or UNSAFE.search(name) or len(name) > 300:
        raise BrokenPackage(f"holds a file with an unsafe name ({name[:60]!r})")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BrokenPackage(f"holds a link or a device ({name[:60]!r})")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BrokenPackage("is compressed as no package is")
    if info.flag_bits & 0x1:
        raise BrokenPackage("is encrypted")
    return parts


def _install(archive: zipfile.ZipFile, top: str, members: list[zipfile.ZipInfo], progress: Progress | None) -> Package:
    parent = our_folder()
    own_folder(parent)
    # Not among the packages: argostranslate takes every folder there for one.
    with tempfile.TemporaryDirectory(prefix=".package-", dir=parent.parent, ignore_cleanup_errors=True) as name:
        staging = Path(name)
        _unpack(archive, members, staging, progress)
        package = read_package(staging / top)
        _try_out(package)
        place = parent / f"translate-{package.from_code}_{package.to_code}"
        _put(staging / top, place, staging / "old")
    return read_package(place)


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, progress: Progress | None) -> None:
    total, done = sum(info.file_size for info in members), 0
    if shutil.disk_usage(folder).free < total:
        raise BrokenPackage(f"needs {total // BLOCK + 1} MiB on the disk, which has less")
    for info in members:
        target = folder.joinpath(*PurePosixPath(info.filename).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        written = 0
        with archive.open(info) as source, target.open("xb") as sink:
            while block := source.read(BLOCK):
                written += len(block)
                if written > info.file_size:
                    raise BrokenPackage("unpacks to more than it says")
                sink.write(block)
                done += len(block)
                if progress is not None:
                    progress("unpacking", done, total)


def _try_out(package: Package) -> None:
    """Translate a word in a process of its own: a broken model can end the one that loads it."""
    from compare.gloss.translator import require

    require(package)  # Here, where it is no fault of the package.
    command = child_command("compare.gloss.trial", str(package.folder))
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            timeout=TRIAL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BrokenPackage("has a model that does not finish a translation") from error
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [""]
    if done.returncode == BROKEN:
        raise BrokenPackage(lines[-1])
    if done.returncode:
        raise BrokenPackage(f"has a model that cannot be used (status {done.returncode}: {lines[-1][:160]})")


def _put(new: Path, place: Path, aside: Path) -> None:
    """Rename `new` to `place`; what stood there goes to `aside`, and back if the rename fails."""
    replaced = place.is_symlink() or place.exists()
    if replaced:
        place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        if replaced:
            with contextlib.suppress(OSError):
                aside.rename(place)
        raise


def remove(package: Package) -> None:
    """Remove one of our packages. Raises UserError if it cannot be."""
    if not package.ours:
        raise UserError(
            f"{package.pair}: was installed with argostranslate ({package.folder}); "
            f"remove it with 'argospm remove translate-{package.from_code}_{package.to_code}'"
        )
    with tempfile.TemporaryDirectory(
        prefix=".package-", dir=package.folder.parent.parent, ignore_cleanup_errors=True
    ) as name:
        try:
            package.folder.rename(Path(name) / "old")
        except OSError as error:
            raise UserError(f"{package.folder}: cannot be removed ({error.strerror}); check its rights") from error
