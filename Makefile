# Panj. Each target says what it does; `make` alone lists them. Two cores and the package registry are enough for all of them.
.DEFAULT_GOAL := help
.PHONY: help brief test lint types imports tests floors evaluate gate bench lock docs clean
SHELL := /bin/bash

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed
PUBLISHED ?=
RECORD ?=

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements.lock pyproject.toml
	@echo "==> installing what requirements.lock pins into .venv (about a minute the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "No venv: install Python 3.11 with its venv module (Debian: apt-get install python3-venv)."; exit 1; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

brief: $(STAMP) ## read the reports in examples/ and print the brief; writes brief.html
	@echo "==> reading the reports in examples/"
	@$(BIN)/panj brief examples --format html --output brief.html
	@$(BIN)/panj brief examples
	@echo "==> the same brief as a page that opens every line's words: brief.html"

test: lint types imports tests floors ## all checks: style, types, import order, tests, accuracy floors
	@echo "==> all checks passed"

lint: $(STAMP) ## style and layout (ruff)
	@echo "==> ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP) ## types (mypy, strict)
	@echo "==> mypy"
	@$(BIN)/mypy

imports: $(STAMP) ## the order of the stages (import-linter)
	@echo "==> import order"
	@$(BIN)/lint-imports --no-cache

tests: $(STAMP) ## tests and the examples in docstrings (pytest)
	@echo "==> pytest"
	@$(BIN)/python -m pytest -n auto

floors: $(STAMP) ## accuracy floors that take little time
	@echo "==> accuracy floors (the quick ones; make gate for all)"
	@$(BIN)/python evaluation/gate.py --quick

gate: $(STAMP) ## every accuracy floor
	@$(BIN)/python evaluation/gate.py

evaluate: $(STAMP) ## score every dev benchmark and print one table; RECORD="what changed" keeps it in evaluation/RESULTS.md
	@$(BIN)/python evaluation/evaluate.py $(if $(RECORD),--record "$(RECORD)")

bench: $(STAMP) ## speed and memory of reading
	@$(BIN)/python benchmarks/reading_speed.py

lock: ## resolve the pinned ranges anew into requirements.lock and requirements-docs.lock
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --group dev pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --group docs pyproject.toml --output-file requirements-docs.lock
	@echo "==> requirements.lock and requirements-docs.lock are new; run make test"

docs: $(STAMP) ## build the documentation into site/
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements-docs.lock
	@$(BIN)/mkdocs build --strict

clean: ## remove what the other targets made
	rm -rf .venv site dist brief.html .mypy_cache .ruff_cache .pytest_cache .hypothesis
