"""What a review was opened with, and how this terminal shows text: shared by the screen and its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from compare.bidi import terminal
from compare.bidi.layout import Mode
from compare.bidi.tty import Switch
from compare.pipeline import Options
from compare.records import Comparison, Document
from compare.review import DecisionStore
from compare.review.correction import Correction
from compare.tui.job import Check, Job
from compare.tui.keys import KEYS, Key
from compare.tui.text import Reading
from compare.tui.theme import ASCII, CHOICES, PLAIN, SIXTEEN, Glyphs, Look

StartJob = Callable[[Document, Document, Options, Sequence[Correction]], Job]
StartCheck = Callable[[Comparison, Sequence[int], Options], Check]


@dataclass(frozen=True)
class Start:
    """What a review is opened with.

    With `comparison` there is nothing left to compare; else `job` is the child
    process under way, or `start_job` makes one; `start_check` makes another
    for passages of which the links were corrected. `keys` is the key table with
    the user's own keys, `keymap` those alone. `words` glosses single words of
    the original where there is no machine gloss.
    """

    source: Document
    target: Document
    options: Options = field(default_factory=Options)
    comparison: Comparison | None = None
    job: Job | None = None
    start_job: StartJob = Job
    start_check: StartCheck = Check
    plan: terminal.Plan = field(default_factory=lambda: terminal.plan({}))
    keys: tuple[Key, ...] = KEYS
    keymap: dict[str, str] = field(default_factory=dict)
    theme: str = "dark"
    reviewer: str = ""
    ascii_only: bool = False
    words: bool = True


class Session:
    """One sitting: the start, the decisions, and the terminal's bidi mode, which may change meanwhile."""

    def __init__(self, start: Start, store: DecisionStore, write: Callable[[str], None]) -> None:
        """`write` sends a sequence to the terminal as it is."""
        self.start = start
        self.store = store
        self.plan = start.plan
        self.switch = Switch(self.plan, write)

    @property
    def reading(self) -> Reading:
        """How right-to-left text is sent to this terminal."""
        return Reading(self.plan.mode)

    def look(self, theme: str, *, no_color: bool) -> Look:
        """Glyphs and styles of a theme."""
        colours = CHOICES.get(theme, SIXTEEN)
        return Look(PLAIN if no_color else colours, ASCII if self.start.ascii_only else Glyphs())

    def use_mode(self, mode: Mode) -> None:
        """Show right-to-left text in another way from now on."""
        self.plan = terminal.with_mode(self.plan, mode)
        self.switch.change(self.plan)
