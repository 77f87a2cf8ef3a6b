# For developers. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help check fix seed bench bench-desk bench-cases bench-coder bench-match bench-practices bench-evidence browser docs lock

python := .venv/bin/python
compile := $(python) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

check: ## types, lint, import contract, templates, migrations, dependencies
	.ci/run imports types lint templates dependencies security migrations

fix: ## mend what the linter can mend alone
	$(python) -m ruff check --fix .

seed: ## demo data into var/, where there is none yet
	$(python) -m antarkerja prepare
	$(python) -m antarkerja seed --if-empty

bench: bench-desk bench-cases bench-coder bench-match bench-practices ## all benchmarks

bench-desk: ## import, match, search and page times at 5,000, 50,000 and 250,000 people
	$(python) -m benchmarks.desk

bench-cases: ## boards over 250,000 cases under load, nightly flags, bookings (--quick: 3,000)
	$(python) -m benchmarks.cases

bench-coder: ## accuracy, calibration, coverage and speed of jobcoder
	$(python) -m benchmarks.coder
	$(python) -m benchmarks.requirements
	$(python) -m benchmarks.skills

bench-match: ## the engine beside other programs, over a million vacancies (--quick: 50,000)
	-$(python) -m uv pip install -q --python $(python) --require-hashes -r requirements/peers.txt
	$(python) -m benchmarks.match

bench-practices: bench-evidence ## the community of practice: search, weekly news, evidence over 5,000,000 events
	$(python) -m benchmarks.practices
	$(python) -m benchmarks.practices_evidence

bench-evidence: ## does the interval of an effect hold the truth? 200 seeds a case
	$(python) -m benchmarks.evidence

browser: ## the tests that drive Chromium
	./test --fast -m browser tests/browser

docs: ## do the documents name what is there?
	$(python) -m pytest -q -n0 tests/architecture/test_documents.py tests/ops/test_guide.py

lock: ## write requirements/*.txt anew from pyproject.toml
	$(compile) pyproject.toml -o requirements/base.txt
	$(compile) --group dev -c requirements/base.txt -o requirements/dev.txt
	$(compile) --group peers -c requirements/base.txt -c requirements/dev.txt -o requirements/peers.txt
	$(compile) requirements/tools.in -c requirements/base.txt -o requirements/tools.txt
