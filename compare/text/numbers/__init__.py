"""Numbers as a text writes them: tokens, numerals, quantities."""
