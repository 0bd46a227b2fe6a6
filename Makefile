# One verb a chore; `make help` lists them. Everything runs in the project's own virtual environment.
VENV := .venv
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/.runtime
STAMP := $(VENV)/.installed

.PHONY: help demo test lint types docs templates fidelity fuzz bench clean accuracy evidence picture gold

help: ## list the chores
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(RUNTIME): pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade pip
	$(PY) -m pip install --quiet --editable .
	$(PY) -m compileall -q src
	touch $@

$(STAMP): $(RUNTIME)
	$(PY) -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(RUNTIME) ## write the demo workbook, refresh it, print the forecast
	@mkdir -p demo && rm -f demo/demo.xlsx
	$(VENV)/bin/sheetcrm demo demo/demo.xlsx

lint: $(STAMP) ## style
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(STAMP) ## types
	$(VENV)/bin/mypy

test: lint types ## style, types and all tests
	$(PY) -m pytest -n 2

docs: $(STAMP) ## pages made from the code: docs/cli.md, docs/problems.md
	$(PY) tools/commands.py
	$(PY) tools/problems.py

gold: $(STAMP) ## accept the words that the reproducers in tests/problems bring about now
	$(PY) tools/problems.py --accept

templates: $(STAMP) ## the ready workbooks, made from the models
	$(PY) templates/build.py

accuracy: $(STAMP) ## docs/accuracy.md: forecasts as they were made, against what happened
	$(PY) tools/accuracy.py

fidelity: $(STAMP) ## the demo's tabs into copies of the workbooks of CORPUS=folder, kept in OUT=folder; JSON lines
	@$(PY) -m tools.fidelity $(CORPUS) $(OUT)

fuzz: $(STAMP) ## 20,000 damaged packages: each is written whole or refused
	$(PY) -m tools.fuzz

bench: $(STAMP) ## speed and memory beside the usual libraries
	$(PY) bench/run.py

evidence: $(STAMP) ## how far the playbook can be trusted: false and true findings over many books
	$(PY) tools/evidence.py

picture: $(RUNTIME) ## pictures of the demo's tabs for the README (needs LibreOffice)
	$(PY) tools/picture.py

clean: ## forget the environment and what was made
	rm -rf $(VENV) demo bench/work
