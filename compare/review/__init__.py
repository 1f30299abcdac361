"""What the reviewer decided: kept in SQLite, keyed by the texts decided on.

`decisions_for` is what exports and `flag` read; `DecisionStore` is what the
review screen writes; `settle` applies decisions to a comparison.
"""

from compare.review.decision import Decision, OwnFinding, finding_key
from compare.review.settling import is_reviewed, settle
from compare.review.store import DecisionStore, corrections_for, decisions_for

__all__ = [
    "Decision",
    "DecisionStore",
    "OwnFinding",
    "corrections_for",
    "decisions_for",
    "finding_key",
    "is_reviewed",
    "settle",
]
