# The commands of the project. `make report` and `make test` set everything up first; a second run sets nothing up again.
.DEFAULT_GOAL := help
.PHONY: help report test test-all lint types tests docs examples reference format lock wheel bench clean libraries tools all-tools

# A file of the working folder never stands in for a module of the same name.
export PYTHONSAFEPATH := 1
unexport PYTHONPATH PYTHONHOME

SPECS := $(sort $(wildcard specs/*/report.yaml))
ENVIRONMENT := .venv/.ready
bin := .venv/bin

help:  ## Say what there is.
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name words; do printf '%-16s%s\n' "$$name" "$$words"; done

report: $(ENVIRONMENT)  ## Build every report under specs/ into output/; HTML alone, and an error, where no PDF can be made.
	@$(if $(SPECS),,echo "There is no specs/*/report.yaml to build." >&2; exit 2)
	@sh scripts/setup-libraries.sh || { $(bin)/reportgen build --to html $(SPECS); exit 3; }
	@$(bin)/reportgen build $(SPECS)

test: libraries tools lint types tests docs  ## Run all that must pass; what CI runs.

test-all: libraries all-tools lint types  ## The same with every tool and engine that a test can use, all tests in one run.
	$(bin)/python -m pytest -n 2

lint: $(ENVIRONMENT)  ## Look for mistakes and for layout that differs from ruff's.
	$(bin)/ruff check .
	$(bin)/ruff format --check .

types: $(ENVIRONMENT)  ## Check the types of the package and the tests.
	$(bin)/mypy

tests: libraries tools  ## Run the tests, but not those of the documentation.
	$(bin)/python -m pytest -n 2 --ignore=tests/test_docs.py

docs: $(ENVIRONMENT)  ## Check that the documentation says what the code does.
	$(bin)/python -m pytest -q tests/test_docs.py

examples: libraries  ## Build every report under specs/ aside; a warning counts as an error.
	@$(if $(SPECS),$(bin)/reportgen build --strict --output .cache/examples $(SPECS),echo "There is no specs/*/report.yaml to build.")

# What the system gives is looked for each time, which takes no time: .venv may outlive the machine it was made on.
libraries: $(ENVIRONMENT)
	@sh scripts/setup-libraries.sh

tools: | libraries  # one after the other: two apt-get would be in each other's way
	@sh scripts/setup-tools.sh

all-tools: | libraries
	@sh scripts/setup-tools.sh --all
	@sh scripts/setup-engines.sh

reference: $(ENVIRONMENT)  ## Write the pages of reference anew from the grammars.
	$(bin)/python scripts/reference.py

format: $(ENVIRONMENT)  ## Lay out the code as ruff wants it.
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

lock:  ## Choose the versions of all packages anew and write requirements.lock.
	sh scripts/lock.sh

wheel: $(ENVIRONMENT)  ## Build the wheel into dist/.
	$(bin)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

bench: libraries  ## Compare the cost of a report with that of a plain script.
	$(bin)/python benchmarks/report/run.py

clean:  ## Remove what make made, output/ excepted.
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

# A virtual environment holds the paths of its folder and of Python: where the clone has moved or Python is gone, it is made anew.
ifneq ($(shell test -x $(bin)/python && cat $(ENVIRONMENT)),$(CURDIR))
.PHONY: $(ENVIRONMENT)
endif
$(ENVIRONMENT): requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh
