# Two commands are enough on a bare machine with Python 3.11 or later, git and make: `make demo` and `make test`.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
READY := .venv/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check bench bench-rivals nightly coverage browser lock clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up .venv (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "make: $(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/pip install -qq --no-deps --require-hashes --requirement requirements.txt
	@$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q aiplan_revise
	@$(BIN)/python -m aiplan_revise.cli.compiling
	@touch $@

OLD := 2025-outline
NEW := 2026-example
REPORTS := $(foreach lang,en ja,$(foreach format,html md txt json,out/report.$(lang).$(format)))

demo: $(READY)  ## compare the two shipped editions and write the reports to out/
	@mkdir -p out
	@for report in $(REPORTS); do lang=$${report%.*}; \
		$(BIN)/aiplan report $(OLD) $(NEW) --lang "$${lang##*.}" --output "$$report" || test $$? -eq 1 || exit 2; done
	@NO_COLOR=1 sed '/^$$/q' out/report.en.txt
	@echo "The whole reports, English and Japanese:"
	@printf '  %s\n' $(REPORTS)
	@echo "Open out/report.en.html in a browser first."

test: $(READY)  ## run all tests
	@$(MAKE) --no-print-directory browser || true
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

check: $(READY)  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

coverage: $(READY)  ## branches covered; model, lineage and revise must reach 95 %
	@$(BIN)/python -m pytest -q --cov --cov-report=
	@$(BIN)/coverage report
	@$(BIN)/coverage report --include='*/model/*,*/lineage/*,*/revise/*' --fail-under=95

GOLD := ../shared/gold
SIZES := 100 1000
BENCH = PYTHONPATH=tests $(BIN)/python -m bench.lineage --gold $(GOLD) tests/cases/plans --sizes $(SIZES)
RIVALS := .venv/rivals/.ready

bench: $(READY)  ## measure links, start-up, history and papers; GOLD=folder of gold pairs, SIZES="1000 100000" of synthetic ones
	@$(BENCH)
	@PYTHONPATH=tests $(BIN)/python -m bench.left_out --gold $(GOLD)
	@$(BIN)/python tests/bench/startup.py
	@PYTHONPATH=tests $(BIN)/python -m bench.history
	@PYTHONPATH=tests $(BIN)/python -m bench.papers

bench-store: $(READY)  ## measure the plan store: writers at once, reading revisions, a large edition
	@$(BIN)/python tests/bench/store.py

bench-rivals: $(READY)  ## measure links, and other tools on the same pairs; takes as long as they take
	@$(MAKE) --no-print-directory $(RIVALS) || echo "The rivals could not be installed: those that are missing say so"
	@$(BENCH) --rivals

$(RIVALS): tests/bench/requirements.txt | $(READY)
	@test -x $(@D)/bin/python || $(BIN)/python -m venv $(@D)
	@$(@D)/bin/pip install -qq --no-deps --require-hashes --requirement tests/bench/requirements.txt
	@touch $@

TESTS ?= tests

nightly: $(READY)  ## all tests, the laws with 2,000 examples each, 100,000 merges, broken files for a minute per reader; a part of it: make nightly TESTS=tests/store
	@HYPOTHESIS_PROFILE=nightly MERGES=100000 FUZZ_SECONDS=60 $(BIN)/python -m pytest -q -n auto --dist worksteal --durations=10 $(TESTS)

browser:  ## Chromium, and what drives it, for the browser tests, where they can be installed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get -q update >/dev/null \
		&& DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium fonts-noto-cjk nodejs npm >/dev/null; } \
		|| { echo "The browser tests need Chromium; install it, or run this as root on Debian: make browser" >&2; exit 1; }
	@test tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json || \
		npm ci --silent --no-audit --no-fund --ignore-scripts --prefix tests/browser || \
		{ echo "The browser tests need npm and Node.js 20 or later; install them, then: make browser" >&2; exit 1; }

PINNED := --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

lock: $(READY)  ## resolve the dependencies anew into requirements.txt, and the rivals' into theirs
	$(BIN)/pip-compile $(PINNED) --all-extras --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(PINNED) --output-file tests/bench/requirements.txt tests/bench/requirements.in

clean:  ## remove everything that was made
	rm -rf .venv out dist build tests/browser/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
