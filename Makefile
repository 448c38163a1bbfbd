# The first target lists the others. `make demo` and `make test` are all that a newcomer needs.

PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := .venv/bin/
EXAMPLES := $(wildcard examples/*/dossier.json)

.PHONY: help demo test check goud docs lang mutaties schoon

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## */\t/' | expand -t 10

demo: .venv/.run  ## set everything up and make the example agreements in uit/
	@$(RUN)overeenkomsten genereer $(EXAMPLES) -o uit --stil
	@$(RUN)overeenkomsten genereer $(EXAMPLES) -o uit --type intentieovereenkomst --stil

test: .venv/.dev  ## set up all that the tests need, and run them
	@$(RUN)python tools/prepare_tests.py
	$(RUN)pytest -n auto

check: .venv/.dev  ## style, types, imports, the clause library, generated documentation
	$(RUN)ruff format --check src tests tools
	$(RUN)ruff check src tests tools
	$(RUN)mypy
	$(RUN)lint-imports
	$(RUN)deptry src
	$(RUN)overeenkomsten bibliotheek controleer
	$(RUN)python tools/documentation.py --check

goud: .venv/.dev  ## write the golden files again, on purpose; read the difference before you commit it
	GOUD_SCHRIJVEN=1 $(RUN)pytest tests/test_goud.py

lang: .venv/.dev  ## the long run: 1,000 generated dossiers of all documents, each Word file validated (about 20 minutes)
	@$(RUN)python tools/prepare_tests.py
	LANGE_PROEF=1000 $(RUN)pytest -n auto tests/eigenschap/test_overeenkomst.py tests/eindproduct/test_lang.py -k "every_document or every_generated"

mutaties: .venv/.dev  ## how many mistakes in the library the tests notice; at least 95 in 100
	$(RUN)python tests/mutaties

docs: .venv/.dev  ## write the generated documentation again
	$(RUN)python tools/documentation.py

schoon:  ## remove what was made here
	rm -rf .venv .uv uit node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# uv has an environment of its own: `uv sync` removes from the project's what the lock file does not name.
.uv/bin/uv:
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/.run: $(filter .uv/bin/uv,$(UV)) pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --no-dev --inexact
	@touch $@

.venv/.dev: $(filter .uv/bin/uv,$(UV)) pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --group dev
	@touch $@ .venv/.run
