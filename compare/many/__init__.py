"""Many documents: pairs by the hundred, and the original that a report was made from.

`batch` compares pairs on this machine or on a cluster, with the same code as
`flag` and `export` (`job`); `index` and `find` look for originals in a folder.
"""

LARGE = 1_000_000
"""Sentences from which an index has graphs of neighbours, and is searched by them."""
