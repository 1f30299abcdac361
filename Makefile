# make demo   open the review on a pair of texts; installs what that needs and no more
# make test   lint, types and tests; installs every extra and the development tools
# make golden renew what tests/golden compares with
# All make .venv first; a second run is quick, until pyproject.toml changes.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
PAIR := corpora/port-fire

.PHONY: demo test golden lint bench clean

demo: $(VENV)/.installed
	$(BIN)/muqabala $(PAIR)/original.ar.txt $(PAIR)/report.en.txt

test: lint
	$(BIN)/python -m pytest -n auto

golden: $(VENV)/.developer
	$(BIN)/python tests/golden/renew.py

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.developer
	@for script in $(filter-out %_quality.py,$(wildcard tests/benchmarks/bench_*.py)); do echo "== $$script"; $(BIN)/python $$script || exit 1; done

clean:
	rm -rf $(VENV)

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: https://www.python.org/downloads/"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing into $(VENV), about 270 MB (a minute, the first time) ..."
	$(PIP) --no-compile -e .
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	@echo "Installing the development tools and every extra, about 2 GB (the first time takes some minutes) ..."
	$(PIP) -e ".[dev]"
	@touch $@
