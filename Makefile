# `make help` lists what there is. Everything installed stays inside this folder: .venv and .cache.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install demo test check lint types pages imports docs lock screenshots neo4j neo4j-run clean

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
LOCKED_DEV := $(VENV)/.locked-dev
UV_VERSION := 0.13.9
SERVE ?= yes
ARGS ?=
WORKERS ?= 2

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /\1	/' | expand -t 14

install: $(LOCKED) ## the command in .venv, with the versions of requirements.lock

demo: $(LOCKED) ## builds the sample case, prints its summary and serves it (SERVE=no stops before serving)
	@$(BIN)/vendorgraph demo $(if $(filter no,$(SERVE)),--no-serve) $(ARGS)

test: $(LOCKED_DEV) ## every test that this machine can run (ARGS='-k money' for some, WORKERS=0 in one process)
	@$(BIN)/python -m tests.neo4j_server fetch --if-possible
	@mkdir -p .cache
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -p tests.covered $(ARGS)

check: lint types imports docs ## ruff, mypy --strict, import-linter, documentation

lint: $(LOCKED_DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(LOCKED_DEV)
	@$(BIN)/mypy
	@$(BIN)/python hatch_build.py check

pages: $(LOCKED_DEV) ## builds the pages anew from app/web
	@$(BIN)/python hatch_build.py build

imports: $(LOCKED_DEV)
	@$(BIN)/lint-imports --no-cache

docs: $(LOCKED_DEV)
	@$(BIN)/python -m pytest -q tests/test_docs.py tests/test_architecture.py -m 'not snippets'

lock: ## resolves pyproject.toml anew into requirements.lock and requirements-dev.lock
	@sh scripts/lock.sh $(UV_VERSION)

screenshots: pages ## pictures of the pages into docs/screenshots, with Debian's Chromium
	@$(BIN)/python -m tests.browser.screenshots

neo4j: $(LOCKED_DEV) ## fetches Neo4j with Maven into .cache/neo4j (Java 17 or 21)
	@$(BIN)/python -m tests.neo4j_server fetch

neo4j-run: neo4j ## runs that Neo4j on loopback until Ctrl-C and prints how to reach it
	@$(BIN)/python -m tests.neo4j_server run $(ARGS)

clean: ## removes what was installed, fetched and built
	rm -rf $(VENV) app/web/dist app/web/node_modules .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis dist vendorgraph-demo examples/*/.build

$(LOCKED): requirements.lock pyproject.toml scripts/install.sh
	@sh scripts/install.sh $(VENV) requirements.lock
	@touch $@

$(LOCKED_DEV): requirements-dev.lock pyproject.toml scripts/install.sh
	@sh scripts/install.sh $(VENV) requirements-dev.lock
	@touch $@ $(LOCKED)
