"""What widgets and workers tell the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from compare.records import Comparison, Document, Passage

if TYPE_CHECKING:
    from compare.tui.job import Check, Job


class PassageChosen(Message):
    """Another passage of the list is the selected one."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place


class PassageOpened(Message):
    """The selected passage is wanted full screen."""


class FindingChosen(Message):
    """Another finding of the selected passage is the chosen one."""


class OverviewClicked(Message):
    """A place of the overview, as a share of the document in [0, 1]."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


class Scrolled(Message):
    """The list shows other lines."""


class Stage(Message):
    """The comparison went on: stage, done, total (0: unknown)."""

    def __init__(self, stage: str, done: int, total: int) -> None:
        super().__init__()
        self.stage = stage
        self.done = done
        self.total = total


class Compared(Message):
    """The comparison is there."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison


class Finished(Message):
    """The comparing process has nothing more to bring."""


class Failed(Message):
    """The comparison failed: one line that says why."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class WordsGlossed(Message):
    """Texts of the original and their words, glossed one by one; or why they are not."""

    def __init__(self, words: dict[str, str], problem: str = "") -> None:
        super().__init__()
        self.words = words
        self.problem = problem


class CheckedAgain(Message):
    """What the checks found in passages of which the links were corrected; or why they found nothing."""

    def __init__(self, check: Check, passages: tuple[Passage, ...], problem: str = "") -> None:
        super().__init__()
        self.check = check
        self.passages = passages
        self.problem = problem


class ReadAgain(Message):
    """Both files were read again and are being compared; or why they could not be read."""

    def __init__(self, documents: tuple[Document, Document] | None, job: Job | None, problem: str = "") -> None:
        super().__init__()
        self.documents = documents
        self.job = job
        self.problem = problem


class Looked(Message):
    """A pair of the picker was compared; or why it could not be ("": it was given up)."""

    def __init__(self, place: int, comparison: Comparison | None, problem: str = "") -> None:
        super().__init__()
        self.place = place
        self.comparison = comparison
        self.problem = problem
