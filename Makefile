# make demo    the main job, end to end, on the embedded mailcow
# make test    the tests
# make check   lint, format, types, and whether what is generated is fresh
# make generate  openapi.yaml + overlays/ -> generated/, _async -> _sync, tables of docs
# make bench   what importing, calling, reading and comparing cost; fails where one is over its limit
# make record  new cassettes from the mailcow in MAILCOW_URL; it is written to

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: demo test bench check lint types fresh generate record clean

$(READY): pyproject.toml scripts/generator/requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python scripts/regenerate.py --setup-only
	touch $(READY)

demo: $(READY)
	@$(BIN)/mailcow demo

test: $(READY)
	$(BIN)/python -m pytest

bench: $(READY)
	$(BIN)/python benchmarks/import_time.py
	$(BIN)/python benchmarks/overhead.py
	$(BIN)/python benchmarks/cli.py
	$(BIN)/python benchmarks/drift.py

check: lint types fresh

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

fresh: $(READY)
	$(BIN)/python scripts/regenerate.py --check
	$(BIN)/python scripts/derive_sync.py --check
	$(BIN)/python scripts/coverage_table.py --check
	$(BIN)/python scripts/command_table.py --check
	$(BIN)/python scripts/drift_tables.py --check
	$(BIN)/python scripts/embedded_limits.py --check

generate: $(READY)
	$(BIN)/python scripts/regenerate.py
	$(BIN)/python scripts/derive_sync.py
	$(BIN)/python scripts/coverage_table.py
	$(BIN)/python scripts/command_table.py
	$(BIN)/python scripts/drift_tables.py
	$(BIN)/python scripts/embedded_limits.py

record: $(READY)
	$(BIN)/python scripts/record.py

clean:
	rm -rf $(VENV) .generator
