"""Which words of the two sides may render one another, and which have no counterpart: tables, vectors, the tagger."""
