"""Copying, editing, saving: what leaves the screen."""

from __future__ import annotations

from pathlib import Path

from textual.app import SuspendNotSupported

from compare.errors import UserError
from compare.export.registry import Format
from compare.records import Document
from compare.tui import copying, editor
from compare.tui.desk import Desk
from compare.tui.screens.menu import Choice

LINED_FORMATS = frozenset({"txt", "srt"})
"""Formats whose lines are the lines of the document's text."""


class Files:
    """The clipboard, the editor, exports."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def action_copy(self, what: str) -> None:
        """Copy the passage (OSC 52), or what the mouse selected."""
        number = self._desk.passages.number
        if number is None:
            return
        screen = self._desk.screen
        selected = screen.get_selected_text() if screen.selections else None
        if selected and what == "text":
            self._desk.app.copy_to_clipboard(selected)
            self._desk.say("copied what was selected")
            return
        make = copying.as_text if what == "text" else copying.as_row
        self._desk.app.copy_to_clipboard(make(self._desk.review, number))
        self._desk.say(f"passage {number + 1} copied" + (" as a table row" if what == "row" else ""))

    def action_edit(self) -> None:
        """Open both texts in $EDITOR at the selected passage; come back when it ends."""
        number = self._desk.passages.number
        if number is None:
            return
        comparison, passage = self._desk.review.comparison, self._desk.review.passage(number)
        sides = ((comparison.target, passage.target), (comparison.source, passage.source))
        places = [_place(document, sentences) for document, sentences in sides if document.path != "-"]
        try:
            words = editor.command(places)
            status = editor.run(words, self._desk.app.suspend)
        except UserError as error:
            self._desk.say(str(error), severity="error")
            return
        except SuspendNotSupported:
            self._desk.say("no editor can be opened from here", severity="warning")
            return
        if status:
            self._desk.say(f"{words[0]} ended with status {status}", severity="warning")
        self._desk.screen.refresh()

    def action_export(self) -> None:
        """Ask for a format, then for a file, and write it."""
        if not self._desk.review.linked:
            self._desk.say("the comparison is not there yet")
            return
        from compare.export import formats
        from compare.export.registry import suffix_of

        choices = [
            Choice(name, str(index) if index < 10 else "", f"{name}  ({' '.join(module.SUFFIXES) or suffix_of(name)})")
            for index, (name, module) in enumerate(formats().items(), 1)
        ]

        def chosen(name: str) -> None:
            value = self._file_name(name, formats()[name])
            self._desk.prompt.ask(f"save {name} as:", lambda path: self._save(path, name), value=value)

        self._desk.choose("Save the comparison as", choices, chosen)

    def _file_name(self, name: str, module: Format) -> str:
        """The name proposed for an export."""
        if hasattr(module, "FILE_NAME"):
            return str(module.FILE_NAME)
        from compare.export.registry import suffix_of

        stem = Path(self._desk.review.comparison.target.path).stem
        return f"{stem if stem not in ('', '-') else 'report'}-compared{suffix_of(name)}"

    def _save(self, path: str | None, name: str, *, replace: bool = False) -> None:
        self._desk.passages.focus()
        if not path or not path.strip():
            return
        target = Path(path.strip()).expanduser()
        if target.exists() and not target.is_dir() and not replace:
            choices = [Choice("yes", "y", "replace it"), Choice("no", "n", "keep it")]

            def answered(value: str) -> None:
                if value == "yes":
                    self._save(path, name, replace=True)

            self._desk.choose(f"{target.name} exists already", choices, answered)
            return
        from compare.export import ExportOptions, write

        try:
            write(
                self._desk.review.comparison,
                str(target),
                format=name,
                options=ExportOptions(
                    decisions=self._desk.review.decisions, disabled=self._desk.session.start.options.disabled
                ),
                replace=replace,
            )
        except UserError as error:
            self._desk.say(str(error), severity="error", timeout=10)
            return
        self._desk.say(f"saved {target}", timeout=6)


def _place(document: Document, sentences: tuple[int, ...]) -> editor.Place:
    lined = document.format in LINED_FORMATS
    line = document.line_of(document.sentences[sentences[0]].start) if sentences and lined else None
    return editor.Place(document.path, line)
