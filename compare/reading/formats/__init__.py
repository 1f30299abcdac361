"""One module a format, found by `compare.reading.registry`."""
