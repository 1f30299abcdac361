"""Divergence: what a linked passage adds, drops or rewords."""

from compare.divergence.finding import Finding, Severity
from compare.divergence.pair import Context, Pair, Side

__all__ = ["Context", "Finding", "Pair", "Severity", "Side"]
