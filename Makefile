# Two commands: `make run` serves the site, `make test` proves it. Both need only python3 (3.11+) with venv.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
APPS := core_recovery programs assessment
MESSAGES := $(wildcard $(APPS:%=%/locale/*/LC_MESSAGES/django.po))

.PHONY: run test quick servers faults load bench setup packages release lint lock licences sbom lforms messages screenshots clean

run: setup
	@$(BIN)/python manage.py migrate --verbosity 0
	@PORT=$(PORT) CORE_SITE_URL=$${CORE_SITE_URL:-http://127.0.0.1:$(PORT)} exec $(BIN)/gunicorn -c python:core_recovery.serving

test: $(VENV)/.dev setup
	@$(BIN)/python -m pytest

# Everything but the browser and the proofs over every combination of answers: for every few minutes of work.
quick: $(VENV)/.dev setup
	@$(BIN)/python -m pytest -m "not browser and not proof and not servers"

# On PostgreSQL too, with Redis and nginx as deployed. Needs postgresql, redis-server and nginx, and root.
servers: $(VENV)/.dev $(VENV)/.servers setup
	@$(BIN)/python -m pytest -m servers -n 1
	@$(BIN)/python -m tests.on_postgresql -m "not browser and not proof and not servers"
	@$(BIN)/python -m tests.on_postgresql -n 1 tests/browser/test_sharing.py

# Breaks the running site on purpose, behind nginx, on both databases or with ON=sqlite on one. 15 to 20 minutes; results are kept in
# tests/faults. Needs root, and from Debian: nginx openssl postgresql redis-server slowhttptest faketime.
faults: $(VENV)/.servers setup
	@$(BIN)/python -m tests.faults $(ON)

# A thousand people for two minutes, then fifty writers, on both databases. About 6 minutes on an otherwise idle machine.
load: $(VENV)/.servers setup
	@$(BIN)/python -m tests.load $(ON)

# What a request costs, beside a bare gunicorn, nginx and Wagtail, and what it costs a site that has grown; ON=speed or ON=growth for one
# of the two, ROUNDS=3 for fewer rounds than 5. On an otherwise idle machine; results are kept in bench. Needs Debian's wrk and nginx.
bench: var/bench/.venv setup
	@ROUNDS=$(or $(ROUNDS),5) $(BIN)/python -m bench $(ON)

var/bench/.venv: bench/requirements.txt
	@install -d -m 700 var var/bench
	@$(PYTHON) -m venv var/bench/venv
	@var/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.txt
	@touch $@

lint: $(VENV)/.dev $(VENV)/.servers
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy $(APPS)
	@$(BIN)/bandit --quiet --recursive $(APPS)
	@$(BIN)/djlint templates --check --quiet && $(BIN)/djlint templates --lint --quiet

# Everything a start needs; each part is made again only when what it is made from has changed.
setup: var/.static

$(VENV)/.run: requirements.txt
	@echo "Setting up Python packages (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.servers: requirements-servers.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-servers.txt
	@touch $@

packages: $(VENV)/.servers

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

%.mo: %.po $(VENV)/.run
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# The down page is made with the static files, from words, numbers and templates.
COLLECTED_FROM := $(wildcard core_recovery/static_*.py core_recovery/down.py core_recovery/help_lines.toml templates/errors/down*.html) \
  $(shell find static -type f)

var/.static: $(VENV)/.run $(MESSAGES:.po=.mo) $(COLLECTED_FROM)
	@install -d -m 700 var
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@touch $@

# On a server, as root, after the new version is in place: docs/deploy.md. Nothing changes for visitors before the last line, and
# whoever asks while the site restarts waits in its socket.
MANAGE ?= deploy/manage
RESTART ?= systemctl restart core-recovery-site
PUBLISHED ?= /srv/core-recovery/published

release: packages $(MESSAGES:.po=.mo)
	@$(BIN)/python -m compileall -q $(APPS)
	@$(MANAGE) check --deploy
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(RESTART)
	@[ ! -d $(PUBLISHED) ] || { $(MANAGE) publish $(PUBLISHED) --verbosity 0 && systemctl reload nginx; }

TRANSLATIONS = $$($(BIN)/python -c "from core_recovery.settings import LANGUAGES; from django.utils.translation import to_locale; \
  print(*('--locale=' + to_locale(code) for code, _ in LANGUAGES[1:]))")

# Needs gettext. Collects new and changed messages into the .po files, for a person to translate.
messages: $(VENV)/.dev
	@$(BIN)/python manage.py makemessages $(TRANSLATIONS) --no-location --no-wrap --ignore "tests/*" --ignore ".venv/*" --ignore "var/*"

# Pins what the two .in files choose and all that comes along, each file by its hash, for every Python from 3.11 on. Needs the network.
# Takes no release younger than LOCK_DAY; UPGRADE=yes also moves what merely comes along. When and how: docs/updating.md.
LOCK_DAY := 2026-11-20
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --exclude-newer $(LOCK_DAY) --custom-compile-command "make lock" $(UPGRADE:yes=--upgrade)

lock: $(VENV)/.dev
	@$(LOCK) requirements.in --output-file requirements.txt
	@$(LOCK) requirements-servers.in --output-file requirements-servers.txt
	@$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	@$(LOCK) bench/requirements.in --output-file bench/requirements.txt

# Which licence each package of the site names, into the table of docs/licences.md.
LOCKS := requirements.txt requirements-servers.txt

licences: $(VENV)/.dev $(VENV)/.servers
	@install -d -m 700 var
	@{ sed '/^|/d' docs/licences.md; $(BIN)/pip-licenses --format=markdown --no-version --with-urls \
	  --packages $$(sed -n 's/^\([a-z0-9-]*\)[^ ]*==.*/\1/p' $(LOCKS)); } > var/licences.md
	@mv var/licences.md docs/licences.md

# Name, version and hashes of each, for machines: CycloneDX, held to its schema before it is written.
sbom: $(VENV)/.dev
	@install -d -m 700 var
	@cat $(LOCKS) | $(BIN)/cyclonedx-py requirements --output-reproducible --output-file var/sbom.json -
	@echo "var/sbom.json lists what the site is made of"

# LHC-Forms, into var/lforms: with it the tests read our FHIR documents as a clinic's software does. Needs npm and the network.
lforms:
	@$(PYTHON) -m tests.lforms.fetch

# A contact sheet of every page state in var/screenshots, to look at. Needs Chromium.
screenshots: $(VENV)/.dev setup
	@$(BIN)/python -m tests.browser.screenshots

clean:
	@rm -rf $(VENV) var/static var/.static var/lforms var/bench $(MESSAGES:.po=.mo)
