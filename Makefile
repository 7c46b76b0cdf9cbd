# Everything a newcomer needs: Python 3.11 and make. `make up`, `make demo`, `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Two test files at a time: what is waited for in one passes while the other works.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile

.PHONY: up demo test lint check check-previs fix bench shots lock clean clients compatibility clients-newest

up: $(READY)  ## start the server and print its address
	@$(BIN)/rushes up

demo: $(READY)  ## make a video with fal's unmodified client
	@$(BIN)/python -m demo

test: $(READY) clients  ## run the tests
	@$(PYTEST)

clients: $(READY)  ## install fal's own clients for the tests, each in an environment of its own
	@$(BIN)/python tests/clients/install.py

compatibility: $(READY) clients  ## run fal's own clients in every way, and write docs/reference/compatibility.md
	@$(BIN)/python tests/clients/matrix.py

clients-newest: $(READY)  ## the same checks with the newest clients
	@$(BIN)/python tests/clients/install.py --newest
	@CLIENTS=newest $(BIN)/python tests/clients/matrix.py

lint: $(READY)  ## style, types, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/basedpyright
	@$(BIN)/lint-imports

check: lint test  ## everything that must hold

check-previs: $(READY)  ## judge the films of every prompt of the collection; minutes
	@$(PYTEST) tests/engines/previs -m "previs_full or not previs_full"

fix: $(READY)  ## mend what a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## print our figures beside limits measured in the same run
	@$(BIN)/python -m bench

shots: $(READY)  ## show every page at two widths, light and dark, in docs/pages
	@$(BIN)/python -m demo.shots

lock: $(VENV)/uv  ## resolve the dependencies anew
	$(BIN)/uv pip compile -q pyproject.toml --group dev --extra voice --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --no-header -o requirements/dev.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra voice --generate-hashes --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --no-header -c requirements/dev.txt -o requirements/run.txt

$(VENV)/uv:
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(READY): $(VENV)/uv pyproject.toml requirements/dev.txt
	@echo "Setting up the environment in $(VENV) ..."
	@$(BIN)/uv pip sync -q --compile-bytecode --python $(BIN)/python --require-hashes requirements/dev.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) data out demo.mp4
