"""Decisions on disk: one SQLite file for all reviews of this user.

Every decision is one transaction, written through before the call returns, so
that it survives `kill -9` at any moment. Two reviews may be open at once: the
file is in WAL mode and each write takes the lock only for itself. A damaged
file is set aside under another name, never deleted; where nothing can be
written, decisions are kept for this run and `notice` says so.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from compare import places
from compare.errors import UserError
from compare.files import own_file, own_folder
from compare.records import Comparison, Document
from compare.review.changes import Change
from compare.review.correction import Correction, Names
from compare.review.database import (
    FILE_NAME,
    SCHEMA,
    NewerVersion,
    connect,
    fill_scope,
    name_aside,
    open_to_read,
    prepare,
    uri,
)
from compare.review.decision import Decision
from compare.structured import json_value

LINKS = "links "
"""How the journal's names of corrections begin; no passage's id does."""
JOURNAL_LENGTH = 5_000
"""Steps that can be undone, over all reviews; older ones are forgotten."""


class DecisionStore:
    """The reviewer's decisions, their undo journal, and what the screen remembers.

    `path` is the file (by default in the user's data folder); `notice` is None
    or one line to show: what went wrong at opening and what it means.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or places.data_folder() / FILE_NAME
        self.notice: str | None = None
        self.saved = True
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            own_folder(self.path.parent)
            own_file(self.path)
            return connect(self.path)
        except sqlite3.OperationalError as error:
            return self._in_memory(str(error))
        except sqlite3.DatabaseError:
            return self._afresh()
        except NewerVersion:
            return self._in_memory("it was written by a newer version of the program")
        except OSError as error:
            return self._in_memory(error.strerror or str(error))

    def _afresh(self) -> sqlite3.Connection:
        """Set the damaged file aside and begin a new one."""
        with contextlib.suppress(sqlite3.DatabaseError):
            # Another process may have met the same damage a moment ago.
            return connect(self.path)
        aside = name_aside(self.path)
        try:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    Path(f"{self.path}{suffix}").replace(f"{aside}{suffix}")
            own_file(self.path)
            connection = connect(self.path)
        except (OSError, sqlite3.DatabaseError) as error:
            return self._in_memory(str(error))
        self.notice = f"{self.path}: was damaged; kept as {aside.name}, and a new file was begun"
        return connection

    def _in_memory(self, reason: str) -> sqlite3.Connection:
        """Decisions of this run only, beginning with those that can be read."""
        self.saved = False
        self.notice = f"{self.path}: decisions of this run cannot be saved ({reason})"
        connection = sqlite3.connect(":memory:", isolation_level=None)
        with contextlib.suppress(sqlite3.Error, OSError):
            if self.path.is_file():
                with contextlib.closing(sqlite3.connect(uri(self.path, "immutable=1"), uri=True)) as kept:
                    kept.backup(connection)
        with contextlib.suppress(sqlite3.DatabaseError):
            connection.executescript(SCHEMA)
            prepare(connection)
            return connection
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(SCHEMA)
        prepare(connection)
        return connection

    def close(self) -> None:
        """Release the file; the store cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> DecisionStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def decisions(self, passages: Collection[str]) -> dict[str, Decision]:
        """The decisions on those of `passages` (ids) that have one."""
        with self._reading(passages):
            rows = self._connection.execute("SELECT passage, decision FROM decisions JOIN scope USING (passage)")
            return dict(_read_rows(rows))

    def decide(self, passage: str, change: Change, scope: Collection[str] = ()) -> Decision:
        """Replace the decision on `passage` by `change(decision)` and return it; see `decide_all`."""
        return self.decide_all({passage: change}, scope)[passage]

    def decide_all(self, changes: Mapping[str, Change], scope: Collection[str] = ()) -> dict[str, Decision]:
        """Change the decisions on several passages, as one step to undo; what they are now.

        The changes are made inside the transaction, on what the file holds now:
        of two reviews open at once neither overwrites the other's note. What
        was undone among `scope` (ids of the comparison) can no longer be
        redone. Raises UserError if the file cannot be written.
        """
        with self._writing({*scope, *changes}):
            decided, steps = {}, []
            for passage, change in changes.items():
                before = self._get(passage)
                known = _read(before)
                changed = change(known)
                decided[passage] = known
                if changed != known:
                    decided[passage] = after = replace(changed, time=_now())
                    text = None if after.empty else json.dumps(after.to_json(), ensure_ascii=False)
                    steps.append((passage, before, text))
            self._take(steps)
        return decided

    def correct(
        self,
        before: Sequence[Correction],
        after: Sequence[Correction],
        *,
        carried: Mapping[str, Change] | None = None,
        scope: Collection[str] = (),
    ) -> None:
        """Put the corrections `after` in the place of `before`, as one step to undo.

        `carried` changes decisions in the same step: what was noted on the old
        passages comes along to the new ones. Raises UserError if the file
        cannot be written.
        """
        now = _now()
        after = [replace(correction, time=correction.time or now) for correction in after]
        anchor = (after or before)[0].anchor
        with self._writing({*scope, *(carried or ())}):
            steps: list[tuple[str, str | None, str | None]] = [
                (f"{LINKS}{anchor}", _corrections_text(before), _corrections_text(after))
            ]
            for passage, change in (carried or {}).items():
                known = self._get(passage)
                changed = replace(change(_read(known)), time=now)
                text = None if changed.empty else json.dumps(changed.to_json(), ensure_ascii=False)
                steps.append((passage, known, text))
            self._take(steps)

    def corrections(self, names: Names) -> list[Correction]:
        """The corrections of which all sentences are in the texts that `names` name."""
        try:
            return list(_corrections(self._connection, names))
        except sqlite3.Error as error:
            raise UserError(f"{self.path}: cannot be read ({error})") from error

    def _take(self, steps: Sequence[tuple[str, str | None, str | None]]) -> None:
        """Make steps (name, before, after) and write them into the journal, as one if they are several."""
        if not steps:
            return
        execute = self._connection.execute
        execute("DELETE FROM journal WHERE undone AND passage IN (SELECT passage FROM scope)")
        first: int | None = None
        for name, before, after in steps:
            row = execute("INSERT INTO journal (passage, before, after) VALUES (?, ?, ?)", (name, before, after))
            first = row.lastrowid if first is None else first
            self._set(name, before, after)
        if len(steps) > 1:
            execute("UPDATE journal SET together = ? WHERE step >= ?", (first, first))
        execute("DELETE FROM journal WHERE step <= (SELECT max(step) FROM journal) - ?", (JOURNAL_LENGTH,))

    def undo(self, scope: Collection[str], names: Names | None = None) -> str | None:
        """Take back the last step among `scope`; the name of what it changed, or None.

        That is a passage's id, or begins with `LINKS` if links were corrected:
        only those of the texts that `names` name. The journal is in the file:
        yesterday's decision can be undone today.
        """
        return self._step(scope, names, "ORDER BY step DESC", undone=False)

    def redo(self, scope: Collection[str], names: Names | None = None) -> str | None:
        """Make again the step that was last undone among `scope`."""
        return self._step(scope, names, "ORDER BY step", undone=True)

    def _step(self, scope: Collection[str], names: Names | None, order: str, *, undone: bool) -> str | None:
        execute = self._connection.execute
        with self._writing(scope):
            for name in self._links_of(names):
                execute("INSERT OR IGNORE INTO temp.scope VALUES (?)", (name,))
            row = execute(
                f"SELECT step, together FROM journal JOIN scope USING (passage) WHERE undone = {int(undone)} "
                f"{order} LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            step, together = row
            rows = execute(
                f"SELECT passage, before, after FROM journal WHERE step = ? OR together = ? {order}", (step, together)
            ).fetchall()
            execute("UPDATE journal SET undone = ? WHERE step = ? OR together = ?", (int(not undone), step, together))
            for passage, before, after in rows:
                self._set(passage, *((before, after) if undone else (after, before)))
            names_changed = [str(passage) for passage, _, _ in rows]
            return next((name for name in names_changed if name.startswith(LINKS)), names_changed[0])

    def _links_of(self, names: Names | None) -> set[str]:
        """The names of the journal's steps that corrected links of these texts."""
        if names is None:
            return set()
        rows = self._connection.execute(
            "SELECT passage, before, after FROM journal WHERE passage >= ? AND passage < ?", (LINKS, LINKS + "\x7f")
        )
        return {
            passage
            for passage, *texts in rows
            if all(names.holds(correction) for text in texts for correction in _read_corrections(text))
        }

    def recall(self, name: str) -> Any:
        """What `remember` kept under `name`; None if nothing."""
        try:
            row = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
            return json_value(row[0]) if row else None
        except (sqlite3.Error, ValueError):
            return None

    def remember(self, name: str, value: Any) -> None:
        """Keep a small JSON value (place, filter, answer). Failing is no error."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, json.dumps(value)))

    def _get(self, passage: str) -> str | None:
        row = self._connection.execute("SELECT decision FROM decisions WHERE passage = ?", (passage,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, before: str | None, after: str | None) -> None:
        """Put `after` in the place of `before`: a decision, or corrections."""
        execute = self._connection.execute
        if name.startswith(LINKS):
            for correction in _read_corrections(before):
                execute("DELETE FROM corrections WHERE anchor = ?", (correction.anchor,))
            for correction in _read_corrections(after):
                text = json.dumps(correction.to_json())
                execute("INSERT OR REPLACE INTO corrections VALUES (?, ?)", (correction.anchor, text))
        elif after is None:
            execute("DELETE FROM decisions WHERE passage = ?", (name,))
        else:
            execute("INSERT OR REPLACE INTO decisions VALUES (?, ?)", (name, after))

    @contextlib.contextmanager
    def _reading(self, scope: Collection[str]) -> Iterator[None]:
        try:
            fill_scope(self._connection, scope)
            yield
        except sqlite3.Error as error:
            raise UserError(f"{self.path}: cannot be read ({error})") from error

    @contextlib.contextmanager
    def _writing(self, scope: Collection[str]) -> Iterator[None]:
        try:
            fill_scope(self._connection, scope)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise UserError(
                f"{self.path}: the decision was not saved ({error}); check the disk and the file"
            ) from error


def decisions_for(
    comparison: Comparison, *, path: Path | None = None, notices: list[str] | None = None
) -> dict[str, Decision]:
    """Decisions on the passages of `comparison`, by passage id.

    For commands that only read: makes no file and changes none. A file that
    cannot be read counts as none; a line about it is added to `notices`.
    """
    path = path or places.data_folder() / FILE_NAME
    try:
        if not path.is_file():
            return {}
        with contextlib.closing(open_to_read(path)) as connection:
            fill_scope(connection, [passage.id for passage in comparison.passages])
            rows = connection.execute("SELECT passage, decision FROM decisions JOIN scope USING (passage)")
            return dict(_read_rows(rows))
    except (sqlite3.Error, OSError) as error:
        if notices is not None:
            notices.append(f"{path}: decisions cannot be read ({error}); going on without them")
        return {}


def corrections_for(
    source: Document, target: Document, *, path: Path | None = None, notices: list[str] | None = None
) -> list[Correction]:
    """The corrections of links of two segmented texts, for who only reads; as `decisions_for` otherwise."""
    path = path or places.data_folder() / FILE_NAME
    try:
        if not path.is_file():
            return []
        with contextlib.closing(open_to_read(path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'corrections'").fetchone():
                return []  # Of the version before; it had none.
            if not connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
                return []
            return list(_corrections(connection, Names(source, target)))
    except (sqlite3.Error, OSError) as error:
        if notices is not None:
            notices.append(f"{path}: corrected links cannot be read ({error}); going on without them")
        return []


def _corrections(connection: sqlite3.Connection, names: Names) -> Iterator[Correction]:
    for (text,) in connection.execute("SELECT correction FROM corrections ORDER BY anchor"):
        yield from (correction for correction in _read_corrections(f"[{text}]") if names.holds(correction))


def _corrections_text(corrections: Sequence[Correction]) -> str | None:
    return json.dumps([correction.to_json() for correction in corrections]) if corrections else None


def _read_corrections(text: str | None) -> list[Correction]:
    """The corrections of a row; none where somebody else wrote what is none."""
    try:
        return [Correction.from_json(data) for data in json_value(text)] if text else []
    except (ValueError, TypeError, KeyError, AttributeError):
        return []


def _read_rows(rows: sqlite3.Cursor) -> Iterator[tuple[str, Decision]]:
    for passage, text in rows:
        yield passage, _read(text)


def _read(text: str | None) -> Decision:
    """A row's decision; an empty one where somebody else wrote what is none."""
    try:
        return Decision.from_json(json_value(text)) if text else Decision()
    except (ValueError, TypeError, AttributeError):
        return Decision()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
