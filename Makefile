# Each target sets up .venv by itself; `make PYTHON=/path/to/python3 …` chooses the Python.

PYTHON ?=
export PYTHON
BIN = .venv/bin
PYTEST_ARGS ?= -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL = help
.PHONY: help demo desk test check bench clean setup-run setup-web setup-dev
.NOTPARALLEL:

help:
	@echo 'make demo    the sample story drafted, checked and exported in Kazakh and Russian, in build/demo'
	@echo 'make desk    the review desk over build/demo, in a browser'
	@echo 'make test    pytest; PYTEST_ARGS="-k po" for some of it'
	@echo 'make check   ruff format, ruff check, mypy --strict, import-linter'
	@echo 'make bench   the benchmarks in tests/benchmarks, one after the other; fails at the end where a bar is missed'
	@echo 'make clean   removes .venv, build and the caches'

demo: setup-run
	@.ci/demo

desk: setup-web
	@[ -d build/demo ] || .ci/demo
	@cd build/demo && ../../$(BIN)/loc serve

test: setup-dev
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: setup-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: setup-dev
	@set -e; LOC_PEERS=$$(.ci/setup-peers); export LOC_PEERS; missed=; for script in tests/benchmarks/[!_]*.py; do \
		if [ -e "$$script" ]; then echo "\$$ $$script"; $(BIN)/python "$$script" || missed="$$missed $$script"; fi; \
	done; if [ -n "$$missed" ]; then echo "A bar is missed:$$missed"; exit 1; fi

setup-run:
	@.ci/setup run

setup-web:
	@.ci/setup web

setup-dev:
	@.ci/setup dev

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
