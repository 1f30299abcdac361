"""Files: read only if they are files, written whole or not at all, kept from other users."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from compare.errors import UserError

_HALF = ".muqabala-", ".part"
"""How the name of a file that is being written begins and ends."""


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` through a temporary file beside it, then rename.

    A reader of `path` sees the old content or the new, never a part. With
    `replace=False` an existing file is kept. A link stays, the file it leads
    to is written. Raises UserError, naming the file, when it exists and must
    stay or cannot be written.
    """
    temporary: str | None = None
    try:
        path = behind_link(path)
        if path.is_dir():
            raise UserError(f"{path}: is a folder; name a file to write")
        if path.exists() and not replace:
            raise UserError(f"{path}: exists already; choose another name or pass --force")
        if path.exists() and not path.is_file():
            raise UserError(
                f"{path}: is a device or a pipe, not a file; name a file to write, or - for standard output"
            )
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_HALF[0], suffix=_HALF[1])
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        raise UserError(
            f"{path}: cannot be written ({error.strerror or error}); check the folder and its rights"
        ) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def clear_half_written(folder: Path) -> None:
    """Delete what `write_whole` left in `folder` where it was killed; for whoever alone writes there."""
    for part in sorted(folder.glob("*".join(_HALF))):
        with contextlib.suppress(OSError):  # it does no harm, and the next one may go
            part.unlink()


def behind_link(path: Path) -> Path:
    """The file that is written where `path` is named: `path`, or what it links to.

    Raises UserError for a link to nothing: whoever laid it chose a file that
    whoever writes does not see. Raises OSError where the link cannot be followed.
    """
    if not path.is_symlink():
        return path
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        raise UserError(f"{path}: is a link to a file that does not exist; remove it or choose another name") from None
    except RuntimeError as error:  # Python before 3.13
        raise UserError(f"{path}: is a link that leads to itself; remove it or choose another name") from error


def own_folder(path: Path) -> None:
    """Make the folder `path`, and those above it, for this user alone; one that is there stays as it is.

    Raises OSError.
    """
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            # Not mkdir(parents=True), which gives the folders above the usual rights.
            folder.mkdir(mode=0o700, exist_ok=True)


def own_file(path: Path) -> None:
    """Make the file `path`, empty, if it is not there; nobody else may read or write it.

    What SQLite puts beside a database gets the same rights. Raises OSError if it cannot be made.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        for part in (path, *(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))):
            with contextlib.suppress(OSError):  # Somebody else's, or gone: no reason not to use it.
                mode = part.stat().st_mode
                if stat.S_ISREG(mode) and mode & 0o077:
                    part.chmod(mode & 0o700)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
