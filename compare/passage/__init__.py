"""Comparing two sides of a passage: words, numbers, cues and names held against each other.

`pair.py` is what is compared; the packages stand on one another in this order: `evidence` (which words may render
which, from tables, vectors and the tagger), `amounts`, then `names` and `polarity`, then `roles` and `states`.
`tests/test_imports.py` holds the table.
"""
