"""What the reviewer decided: kept in SQLite, keyed by the texts decided on.

`decisions_for` is what exports and `flag` read; `DecisionStore` is what the
review screen writes; `settle` applies decisions to a comparison.
"""

from compare.review.decision import Decision, finding_key, settle
from compare.review.store import DecisionStore, corrections_for, decisions_for

__all__ = ["Decision", "DecisionStore", "corrections_for", "decisions_for", "finding_key", "settle"]
