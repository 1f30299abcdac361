"""`python -m compare` and the `muqabala` command."""

from compare.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
