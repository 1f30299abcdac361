"""Wording that several checks share."""

from __future__ import annotations


def glossed(text: str, name: str, language: str) -> str:
    """A word with the English name of what it says, for who cannot read its language: "deny (نفت)"."""
    return text if language.split("-")[0] == "en" else f"{name.replace('-', ' ')} ({text})"
