# make demo  – see the sample county (needs Python >= 3.11)
# make test  – every test there is (needs a JDK >= 17, Maven and Node beside)

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start hundreds of processes: each would compile every module anew where nothing compiled may be kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test test-all check coverage bench lock docs pictures gallery clean

help:
	@echo "make demo      open the app on the sample county"
	@echo "make test      run every test (JDK >= 17, Maven, Node and Chromium are needed)"
	@echo "make check     style, types, architecture and the quick tests, in under a minute"
	@echo "make test-all  the tests on every Python found, those of the store on every Neo4j and Cypher"
	@echo "make coverage  which lines the tests of make test run, those of servers they start among them"
	@echo "make bench     how fast it is, beside pandas, NetworkX, rustworkx, igraph and pyvis"
	@echo "make docs      write the generated parts of docs/ anew"
	@echo "make pictures  take the pictures of docs/ anew"
	@echo "make gallery   draw every view of three counties into docs/gallery"
	@echo "make lock      pin the newest dependencies, with hashes"

$(VENV)/app.stamp: requirements/app.txt pyproject.toml tools/find_python.sh
	@sh tools/find_python.sh $(VENV)
	$(PY) -m pip install --quiet --require-hashes -r requirements/app.txt
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml tools/find_python.sh
	@sh tools/find_python.sh $(VENV)
	$(PY) -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/app.stamp

demo: $(VENV)/app.stamp
	$(BIN)/netmap demo

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m pytest -q -n 2 tests/model tests/content tests/files tests/analysis tests/report tests/picture tests/sample tests/docs

test: $(VENV)/dev.stamp
	sh tools/check_tools.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=40

coverage: $(VENV)/dev.stamp
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-all: $(VENV)/dev.stamp
	sh tools/check_tools.sh
	sh tools/test_all.sh

# igraph is under the GPL: it is compared with in an environment of its own, and nothing else sees it.
.venv-bench/bench.stamp: $(VENV)/dev.stamp requirements/bench.txt
	$(PY) -m venv .venv-bench
	$(subst $(VENV),.venv-bench,$(PY)) -m pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

bench: $(VENV)/dev.stamp .venv-bench/bench.stamp
	$(PY) -m bench

docs: $(VENV)/dev.stamp
	$(PY) -m tools.write_docs

pictures: $(VENV)/dev.stamp
	$(PY) -m tools.take_pictures

gallery: $(VENV)/dev.stamp
	$(PY) -m tools.make_gallery

lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile pyproject.toml --extra build --universal -p 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-header -q -o requirements/app.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal -p 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-header -q -c requirements/app.txt -o requirements/dev.txt
	$(BIN)/uv pip compile requirements/bench.in --universal -p 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-header -q -c requirements/app.txt -o requirements/bench.txt

clean:
	rm -rf $(VENV) .venv-bench .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
