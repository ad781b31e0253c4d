# One command each: `make run`, `make demo`, `make test`, `make check`.
# Needs Python 3.11 or newer, git and make; the rest is installed into .venv.

PYTHON ?= python3
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
# The locks name every package with its digest: nothing is resolved, nothing unknown gets in.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
LOCKED := $(INSTALL) --no-deps --require-hashes
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check bench lock dev clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

run: $(VENV)/project.stamp ## serve the API, with demonstration data
	@exec $(BIN)/decision-flow serve $(ARGS)

demo: $(VENV)/project.stamp ## take one real matter from proposal to responsibility
	@exec $(BIN)/decision-flow demo $(ARGS)

test: dev ## run every test (ARGS="-k quorum" for some)
	@requirements/machine.sh tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: dev ## what a reviewer need not look for: form, types, layering, locks
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy
	@$(BIN)/deptry . --no-ansi
	@! grep -nE '://|^ *-[-a-z]*(index|links|host)' requirements/*.txt \
	    || { echo 'A lock file names a host: run `make lock`.' >&2; exit 1; }

bench: dev ## measure, and compare
	@$(BIN)/python -m benchmarks $(ARGS)

lock: dev ## resolve requirements/ anew (ARGS=--upgrade for the newest)
	@$(LOCK) $(ARGS) pyproject.toml -o requirements/runtime.txt
	@$(LOCK) $(ARGS) --group build -c requirements/runtime.txt -o requirements/build.txt
	@$(LOCK) $(ARGS) --group dev -c requirements/runtime.txt -c requirements/build.txt \
	    -o requirements/dev.txt

dev: $(VENV)/project.stamp $(VENV)/dev.stamp

clean: ## remove what tools made; databases and documents stay
	@rm -rf $(VENV) build dist demo-output htmlcov .coverage .coverage.* \
	    .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .schemathesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@requirements/machine.sh venv "$(PYTHON)" $(VENV)

$(VENV)/runtime.stamp: requirements/build.txt requirements/runtime.txt | $(BIN)/python
	@echo 'Installing what it runs on, once (about half a minute) ...' >&2
	@$(LOCKED) -r requirements/build.txt -r requirements/runtime.txt
	@touch $@

$(VENV)/project.stamp: pyproject.toml $(VENV)/runtime.stamp
	@echo 'Installing the project itself ...' >&2
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/runtime.stamp
	@echo 'Installing what tests and checks need, once (about half a minute) ...' >&2
	@$(LOCKED) -r requirements/dev.txt
	@touch $@
