"""The checks, a module each, named after its id."""
