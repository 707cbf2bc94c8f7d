# Two commands: `make run` serves the site, `make test` proves it. Both need only python3 (3.11+) with venv.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
LOCALES := core_recovery programs assessment
MESSAGES := $(wildcard $(LOCALES:%=%/locale/es/LC_MESSAGES/django.po))

.PHONY: run test setup lint messages screenshots clean

run: setup
	@$(BIN)/python manage.py migrate --verbosity 0
	@PORT=$(PORT) CORE_SITE_URL=$${CORE_SITE_URL:-http://127.0.0.1:$(PORT)} exec $(BIN)/gunicorn -c python:core_recovery.serving

test: $(VENV)/.dev setup
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/djlint templates --check --quiet && $(BIN)/djlint templates --lint --quiet

# Everything a start needs; each part is made again only when what it is made from has changed.
setup: var/.static

$(VENV)/.run: requirements.txt
	@echo "Setting up Python packages (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

%.mo: %.po $(VENV)/.run
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

var/.static: $(VENV)/.run $(MESSAGES:.po=.mo) core_recovery/static_storage.py $(shell find static -type f)
	@mkdir -p var
	@rm -rf var/static
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@touch $@

# Needs gettext. Collects new and changed messages into the .po files, for a person to translate.
messages: $(VENV)/.dev
	@$(BIN)/python manage.py makemessages --locale es --no-location --no-wrap --ignore "tests/*" --ignore ".venv/*" --ignore "var/*"

# A contact sheet of every page state in var/screenshots, to look at. Needs Chromium.
screenshots: $(VENV)/.dev setup
	@$(BIN)/python -m tests.browser.screenshots

clean:
	@rm -rf $(VENV) var/static var/.static $(MESSAGES:.po=.mo)
