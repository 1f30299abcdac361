"""Whether the files on disk are still what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from compare.records import Document


class FileWatch:
    """Looks at the files of some documents, by their bytes where their time or size changed."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = [document for document in documents if document.path != "-" and document.sha256]
        self._seen: dict[str, tuple[int, int]] = {}
        self._differs: dict[str, bool] = {}

    def changed(self) -> list[str]:
        """The paths of the files that are not what was read."""
        changed = []
        for document in self._documents:
            state = _state(document.path)
            if state is None:
                continue  # Editors replace files: it may be there again in a moment.
            if state != self._seen.get(document.path):
                self._seen[document.path] = state
                self._differs[document.path] = _digest(document.path) not in (None, document.sha256)
            if self._differs.get(document.path):
                changed.append(document.path)
        return changed


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _digest(path: str) -> str | None:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
