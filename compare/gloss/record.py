"""The record of one gloss."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gloss:
    """A machine translation of one text, for orientation only.

    `package` names what made it ("ar-en 1.9"), `doubt` says why it should not
    be relied on at all ("repeats itself"); None where nothing speaks against it.
    """

    text: str
    package: str
    doubt: str | None = None

    @property
    def doubtful(self) -> bool:
        """True where the gloss is no evidence for anything."""
        return self.doubt is not None
