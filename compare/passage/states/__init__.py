"""Whether something is planned, begun, done, allowed, required or conditional."""
