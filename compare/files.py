"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from compare.errors import UserError


def write_whole(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` through a temporary file beside it, then rename.

    A reader of `path` sees the old content or the new, never a part. With
    `replace=False` an existing file is kept. Raises UserError, naming the
    file, when it exists and must stay or cannot be written.
    """
    temporary: str | None = None
    try:
        if path.is_dir():
            raise UserError(f"{path}: is a folder; name a file to write")
        if path.exists() and not replace:
            raise UserError(f"{path}: exists already; choose another name or pass --force")
        if path.exists() and not path.is_file():
            raise UserError(
                f"{path}: is a device or a pipe, not a file; name a file to write, or - for standard output"
            )
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
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


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
