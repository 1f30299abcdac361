"""Keeping two processes from writing the same files."""

from __future__ import annotations

from typing import IO


def locked(stream: IO[bytes]) -> bool:
    """Whether nobody else holds the file; from now on we do, until it is closed or the process ends.

    Where the system or the file system has no locks, two writers are not told of each other.
    """
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
