# One verb a chore; `make help` lists them. Everything runs in the project's own virtual environment.
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: help demo test lint types bench clean

help: ## list the chores
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade pip
	$(PY) -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(STAMP) ## write the demo workbook, refresh it, print the forecast
	$(VENV)/bin/sheetcrm demo demo/demo.xlsx

lint: $(STAMP) ## style
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(STAMP) ## types
	$(VENV)/bin/mypy

test: lint types ## style, types and all tests
	$(PY) -m pytest -n 2

bench: $(STAMP) ## speed and memory beside the usual libraries
	$(PY) bench/run.py

clean: ## forget the environment and what was made
	rm -rf $(VENV) demo bench/work
