"""The second look at links: boundaries and unaligned sentences, by words."""
