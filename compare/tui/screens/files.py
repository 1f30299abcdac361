"""Copying, editing, saving: what leaves the screen."""

from __future__ import annotations

from pathlib import Path

from textual.app import SuspendNotSupported

from compare.errors import UserError
from compare.export.registry import Format
from compare.records import Document
from compare.tui import copying, editor
from compare.tui.screens.base import ReviewBase
from compare.tui.screens.menu import Choice, Menu

LINED_FORMATS = frozenset({"txt", "srt"})
"""Formats whose lines are the lines of the document's text."""


class FileActions(ReviewBase):
    """The clipboard, the editor, exports."""

    def action_copy(self, what: str) -> None:
        """Copy the passage (OSC 52), or what the mouse selected."""
        number = self.passages.number
        if number is None:
            return
        selected = self.get_selected_text() if self.selections else None
        if selected and what == "text":
            self.app.copy_to_clipboard(selected)
            self.say("copied what was selected")
            return
        make = copying.as_text if what == "text" else copying.as_row
        self.app.copy_to_clipboard(make(self.review, number))
        self.say(f"passage {number + 1} copied" + (" as a table row" if what == "row" else ""))

    def action_edit(self) -> None:
        """Open both texts in $EDITOR at the selected passage; come back when it ends."""
        number = self.passages.number
        if number is None:
            return
        comparison, passage = self.review.comparison, self.review.passage(number)
        sides = ((comparison.target, passage.target), (comparison.source, passage.source))
        places = [_place(document, sentences) for document, sentences in sides if document.path != "-"]
        try:
            words = editor.command(places)
            status = editor.run(words, self.app.suspend)
        except UserError as error:
            self.say(str(error), severity="error")
            return
        except SuspendNotSupported:
            self.say("no editor can be opened from here", severity="warning")
            return
        if status:
            self.say(f"{words[0]} ended with status {status}", severity="warning")
        self.refresh()

    def action_export(self) -> None:
        """Ask for a format, then for a file, and write it."""
        if not self.review.linked:
            self.say("the comparison is not there yet")
            return
        from compare.export import formats
        from compare.export.registry import suffix_of

        choices = [
            Choice(name, str(index) if index < 10 else "", f"{name}  ({' '.join(module.SUFFIXES) or suffix_of(name)})")
            for index, (name, module) in enumerate(formats().items(), 1)
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                value = self._file_name(name, formats()[name])
                self.prompt.ask(f"save {name} as:", lambda path: self._save(path, name), value=value)

        self.app.push_screen(Menu("Save the comparison as", choices), chosen)

    def _file_name(self, name: str, module: Format) -> str:
        """The name proposed for an export."""
        if hasattr(module, "FILE_NAME"):
            return str(module.FILE_NAME)
        from compare.export.registry import suffix_of

        stem = Path(self.review.comparison.target.path).stem
        return f"{stem if stem not in ('', '-') else 'report'}-compared{suffix_of(name)}"

    def _save(self, path: str | None, name: str, *, replace: bool = False) -> None:
        self.passages.focus()
        if not path or not path.strip():
            return
        target = Path(path.strip()).expanduser()
        if target.exists() and not target.is_dir() and not replace:
            choices = [Choice("yes", "y", "replace it"), Choice("no", "n", "keep it")]

            def answered(value: str | None) -> None:
                if value == "yes":
                    self._save(path, name, replace=True)

            self.app.push_screen(Menu(f"{target.name} exists already", choices), answered)
            return
        from compare.export import ExportOptions, write

        try:
            write(
                self.review.comparison,
                str(target),
                format=name,
                options=ExportOptions(decisions=self.review.decisions),
                replace=replace,
            )
        except UserError as error:
            self.say(str(error), severity="error", timeout=10)
            return
        self.say(f"saved {target}", timeout=6)


def _place(document: Document, sentences: tuple[int, ...]) -> editor.Place:
    lined = document.format in LINED_FORMATS
    line = document.line_of(document.sentences[sentences[0]].start) if sentences and lined else None
    return editor.Place(document.path, line)
