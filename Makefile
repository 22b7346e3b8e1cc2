# Every command sets up what it needs. Only Python 3.11+, make and git are expected.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build zip pdf pictures check test test-ways audit bench verify-dmn format schemas golden lock clean help

help: ## show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# TEAM=../our-team lays a team's folder over the handbook, in every command that reads data.

serve: $(VENV)/.runtime ## serve the handbook with live reload at http://127.0.0.1:8000/
	WEB_APP=false $(BIN)/mkdocs serve --livereload

build: $(VENV)/.runtime ## write site/; on a mistake the last good site stays
	$(BIN)/mkdocs build --strict --site-dir .cache/site
	rm -rf site
	mv .cache/site site

zip: $(VENV)/.runtime ## write handbook/ and handbook.zip, which open from a shared drive
	SITE_URL= $(BIN)/mkdocs build --strict --no-directory-urls --site-dir .cache/handbook
# of use to servers alone, and dated
	rm -f .cache/handbook/404.html .cache/handbook/sitemap.xml*
	$(BIN)/playbook archive .cache/handbook handbook.zip
	rm -rf handbook
	mv .cache/handbook handbook

pdf: $(VENV)/.browser ## write site/ with the packs of sheets as PDF files in it
	PDF=1 $(BIN)/mkdocs build --strict --site-dir .cache/site
	$(BIN)/python -m tests.tools.pdf .cache/site
	rm -rf site
	mv .cache/site site

pictures: $(VENV)/.browser ## write pictures of all sheets and of key pages to .cache/pictures/
	$(BIN)/mkdocs build --strict --quiet --site-dir .cache/pictured
	$(BIN)/python -m tests.tools.pictures .cache/pictured .cache/pictures

check: $(VENV)/.dev ## lint, types, data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/npm run --silent types
	$(BIN)/playbook check

test: $(VENV)/.dev $(VENV)/.browser ## run every test
	$(BIN)/pytest -n 2 --dist loadfile

test-ways: $(VENV)/.dev $(VENV)/.browser ## run the tests in a browser below a path, in a folder and without a network as well
	for way in sub-path file offline; do $(BIN)/pytest -n 2 --dist loadfile --way=$$way tests/browser || exit; done

audit: $(VENV)/.dev $(VENV)/.browser ## look at every page with axe, under our headers, and at some with Lighthouse
	$(BIN)/python -m tests.audit

bench: $(VENV)/.dev $(VENV)/.browser ## measure
	$(BIN)/python -m tests.bench

verify-dmn: $(VENV)/.dev ## put every decision table to Drools as well, which is installed for it
	$(BIN)/python -m tests.verify_dmn

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schemas: $(VENV)/.runtime ## write the JSON Schemas that editors complete YAML with
	$(BIN)/playbook schemas

golden: $(VENV)/.dev ## accept what is rendered now as right; read the diff before committing it
	UPDATE_GOLDEN=1 $(BIN)/pytest -q tests/test_render.py tests/test_macro_set.py tests/test_api.py

clean: ## remove what these commands made
	rm -rf $(VENV) .cache site handbook handbook.zip node_modules

$(BIN)/python:
	@$(PYTHON) tests/setup/python_version.py
	@$(PYTHON) -m venv $(VENV) || { echo 'Python cannot make a virtual environment here. On Debian or Ubuntu: apt-get install python3-venv' >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.runtime: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt package.json package-lock.json $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund
	@touch $@

$(VENV)/.browser: $(VENV)/.dev
	$(BIN)/python -m tests.setup.chromium
	$(BIN)/python -m tests.setup.nginx
	@touch $@

lock: $(BIN)/python ## lock newer versions of the libraries
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" npm update --package-lock-only --omit-lockfile-registry-resolved
