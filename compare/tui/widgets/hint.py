"""Told once, when the first comparison is there: what a machine gloss is, and how to have one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size

from compare.records import Comparison
from compare.tui.keys import Key, display
from compare.tui.languages import name_of
from compare.tui.text import Paint, lines_of, segments_of
from compare.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from compare.pipeline import Options
    from compare.tui.widgets.passages import PassageList

TOLD = "gloss hint"
"""The name under which it is remembered that it was shown."""
LEAST_LINES = 20
"""Lines of a screen below which the texts need the room."""
MOST_COLUMNS = 110
"""Longer lines are hard to read."""


class GlossHint(Lines):
    """Some lines above the list, until Esc or a click takes them away for good."""

    DEFAULT_CSS = """
    GlossHint { height: auto; width: 1fr; display: none; background: $panel; }
    GlossHint.-open { display: block; }
    """

    def __init__(self, passages: PassageList, keys: Sequence[Key], *, ascii_only: bool = False) -> None:
        super().__init__(id="hint")
        self.passages = passages
        self._shown = {key.id: display(key.keys.split(",")[0], ascii_only=ascii_only) for key in keys}
        self._commands: tuple[str, ...] = ()
        self._text = ""

    @property
    def is_open(self) -> bool:
        """True while it can be read."""
        return self.has_class("-open")

    def offer(self, comparison: Comparison, options: Options) -> None:
        """Show it, once ever, where glosses can neither be made nor were spoken of on the command line."""
        store = self.passages.review.store
        source, target = comparison.source.language, comparison.target.language
        if options.gloss is not None or source == target or self.screen.size.height < LEAST_LINES or store.recall(TOLD):
            return
        from compare.glossing import wanted_route

        if wanted_route(source, target, options) is None:
            self._say(source, target, words=not comparison.uncovered)
            store.remember(TOLD, True)
            self.add_class("-open")

    def _say(self, source: str, target: str, *, words: bool) -> None:
        install = f"muqabala gloss install {source}-{target}"
        runtime = 'python -m pip install "muqabala[gloss]"'
        ready = all(find_spec(name) for name in ("ctranslate2", "sentencepiece"))
        self._commands = (install,) if ready else (runtime, install)
        language, rough = map(name_of, (source, target))
        parts = [
            f"If you do not read {language}: a machine gloss puts rough {rough} under each passage, made on this "
            f"computer, for orientation only. To have it, quit and run, once:  {'  and  '.join(self._commands)}  "
            "(downloads about 100 MB).",
            f"Until then, single words are glossed; {self._shown['gloss.words']} hides that." if words else "",
            f"{self._shown['back']} closes this.",
        ]
        self._text = " ".join(filter(None, parts))

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def on_click(self, event: events.Click) -> None:
        self.close()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.build(width, 0))

    def build(self, width: int, height: int) -> Sequence[Sequence[Segment]]:
        look, reading = self.passages.look, self.passages.reading
        room = max(1, min(MOST_COLUMNS, width - 2))
        paint = Paint(len(self._text), look.text)
        for command in self._commands:
            start = self._text.index(command)
            paint.cover((start, start + len(command)), look.accent)
        lines = lines_of(self._text, room, "ltr", reading)
        return [[Segment(" "), *segments_of(line, room, paint.of, Style(), reading)] for line in lines]
