# The commands of the project. `make report` and `make test` set everything up first; a second run sets nothing up again.
.DEFAULT_GOAL := help
.PHONY: help report test test-all lint types tests docs examples reference format lock wheel bench clean tools

# A file of the working folder never stands in for a module of the same name.
export PYTHONSAFEPATH := 1
unexport PYTHONPATH PYTHONHOME

SPECS := $(sort $(wildcard specs/*/report.yaml))
ENVIRONMENT := .venv/.ready
LIBRARIES := .venv/.libraries
bin := .venv/bin

help:  ## Say what there is.
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name words; do printf '%-16s%s\n' "$$name" "$$words"; done

report: $(LIBRARIES)  ## Build every report under specs/ into output/.
	@$(if $(SPECS),,echo "There is no specs/*/report.yaml to build." >&2; exit 2)
	@$(bin)/reportgen build $(SPECS)

test: lint types tests docs examples  ## Run all that must pass; what CI runs.

test-all: $(LIBRARIES)  ## The same, with every test that needs an outside program; installs what it can, says what was skipped.
	@sh scripts/setup-system.sh poppler-utils chromium libreoffice-writer-nogui || true
	@$(MAKE) --no-print-directory lint types examples
	$(bin)/python -m pytest -n 2 -rs

lint: $(ENVIRONMENT)  ## Look for mistakes and for layout that differs from ruff's.
	$(bin)/ruff check .
	$(bin)/ruff format --check .

types: $(ENVIRONMENT)  ## Check the types of the package and the tests.
	$(bin)/mypy

tests: $(LIBRARIES) tools  ## Run the tests, but not those of the documentation.
	$(bin)/python -m pytest -n 2 --ignore=tests/test_docs.py

docs: $(ENVIRONMENT)  ## Check that the documentation says what the code does.
	$(bin)/python -m pytest -q tests/test_docs.py

examples: $(LIBRARIES)  ## Build every report under specs/ aside; a warning counts as an error.
	@$(if $(SPECS),$(bin)/reportgen build --strict --output .cache/examples $(SPECS),echo "There is no specs/*/report.yaml to build.")

# Programs that some tests read PDFs and pages with; those tests are skipped, and say so, where they are missing.
tools: .venv/.tools

reference: $(ENVIRONMENT)  ## Write the reference page anew from the grammar.
	$(bin)/python scripts/reference.py

format: $(ENVIRONMENT)  ## Lay out the code as ruff wants it.
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

lock:  ## Choose the versions of all packages anew and write requirements.lock.
	sh scripts/lock.sh

wheel: $(ENVIRONMENT)  ## Build the wheel into dist/.
	$(bin)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

bench: $(LIBRARIES)  ## Compare the cost of a report with that of a plain script.
	$(bin)/python benchmarks/report/run.py

clean:  ## Remove what make made, output/ excepted.
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(ENVIRONMENT): requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh
	@touch $@

$(LIBRARIES): $(ENVIRONMENT) scripts/setup-libraries.sh scripts/setup-system.sh
	@sh scripts/setup-libraries.sh && touch $@ || test $$? -eq 1

.venv/.tools: $(ENVIRONMENT) scripts/setup-system.sh
	@sh scripts/setup-system.sh poppler-utils chromium && touch $@ || echo "setup: tests that need these are skipped" >&2
