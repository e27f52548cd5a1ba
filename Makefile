# One recipe each, for people and for CI. `make` alone lists them.
# Needs Python 3.11 or later and make; everything else goes into .venv from the hashed lock files.

# The first of these that runs and is new enough; make PYTHON=… takes another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
TRAINING := work-training
# Memory that tensors give back is kept, not returned to the system: a tenth of the time.
TRAIN = OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=17179869184 \
	$(TRAINING)/venv/bin/python -m training.train --shared ../shared
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Extra arguments for the recipe's own command: make test ARGS="-k dates", make eval ARGS=--record
ARGS ?=
# What make serve shows, and where: make serve RECORD=talks.db PORT=8001, or PAGES="a.html b.txt"
RECORD ?=
PAGES ?= src/onrecord/demo
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help demo test lint format docs eval bench serve train lock clean

help: ## List the recipes
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/runtime.stamp ## Read two made-up news pages and show what was said, by whom, and where it stands
	@$(BIN)/onrecord demo $(ARGS)

test: $(VENV)/dev.stamp ## Run all tests, offline
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/dev.stamp ## Style, types, import direction, and whether generated documents are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@set -e; for script in docs/generate_*.py; do $(BIN)/python $$script --check; done

format: $(VENV)/dev.stamp ## Put the code into the project's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/dev.stamp ## Write the generated documents again
	@set -e; for script in docs/generate_*.py; do $(BIN)/python $$script; done

eval: $(VENV)/dev.stamp ## Score the shipped model and the pages against the corpora beside the project
	@$(BIN)/python -m eval $(ARGS)

bench: $(VENV)/dev.stamp ## Measure speed and memory alone, of reading and of the desk
	@$(BIN)/python -m eval --only speed --only desk $(ARGS)

serve: $(VENV)/dev.stamp ## Show the record RECORD=… (default: one of PAGES=…, the demo's) in the browser at 127.0.0.1:PORT
	@mkdir -p build
	@# Without a record, the pages are read into one of their own; one that is rejected is named there.
	@test -n "$(RECORD)" || { rm -f build/serve.db*; $(BIN)/onrecord add $(PAGES) --record build/serve.db || test -f build/serve.db; }
	@exec $(BIN)/onrecord serve --record "$(or $(RECORD),build/serve.db)" --port $(PORT)

train: $(TRAINING)/stamp $(VENV)/dev.stamp ## Train the reader anew, by the corpora beside the project (some two hours on two cores)
	$(TRAIN) --out $(TRAINING)/first --seed 7 $(ARGS)
	$(TRAIN) --out $(TRAINING)/run --start $(TRAINING)/first/final.pt --seed 11 --epochs 6 --average 3 4 $(ARGS)
	$(TRAINING)/venv/bin/python -m training.export $(TRAINING)/run/final.pt --out $(TRAINING)/bundle
	$(BIN)/python -m training.calibrate $(TRAINING)/bundle
	@echo "The bundle lies in $(TRAINING)/bundle. Score it: ONRECORD_BUNDLE=$(TRAINING)/bundle make eval"

lock: $(VENV)/dev.stamp ## Resolve the newest allowed dependencies into the lock files
	./.ci/lock

clean: ## Remove the environment and what tools leave behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environment. A stamp per lock file, so that nothing is installed twice.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later found. If there is one elsewhere: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is $$($(PYTHON) --version). onrecord needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	@echo "Installing what onrecord needs to run" >&2
	@$(PIP) install --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/runtime.stamp
	@echo "Installing what tests and checks need" >&2
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# Training has an environment of its own: torch never comes near the one that ships. Its CPU build
# carries other hashes than the registry's default one, so it is pinned by version.
$(TRAINING)/stamp: training/requirements.txt training/base.txt | $(BIN)/python
	@echo "Installing what training needs" >&2
	@$(PYTHON) -m venv $(TRAINING)/venv
	@$(TRAINING)/venv/bin/python -m pip --disable-pip-version-check --quiet install torch==2.13.0
	@$(TRAINING)/venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r training/requirements.txt
	@$(TRAINING)/venv/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r training/base.txt
	@echo "$(CURDIR)/src" > $$($(TRAINING)/venv/bin/python -c "import site; print(site.getsitepackages()[0])")/onrecord.pth
	@touch $@
