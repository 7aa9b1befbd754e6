# Everything runs from .venv, which `make install` makes; the other targets call for it by themselves.

PORT ?= 8000
WORKERS ?= 2
STAMP := .venv/.installed
RUN := .venv/bin/python -m

.PHONY: help install run test soak lint format eval bench wheel lock clean

help:
	@echo "make run      set up what is missing and serve on 127.0.0.1:8000 (PORT=8001 changes it)"
	@echo "make test     set up what is missing and run the tests, two at a time (WORKERS=4 changes it)"
	@echo "make soak     kill the server 200 times amid a turn and count what is left"
	@echo "make lint     style, types, imports and licences"
	@echo "make eval     the smoke suite without a model, against the committed baseline"
	@echo "make bench    figures: time added to a call, retrieval, guard, start, prompt size"
	@echo "make install  .venv with everything and the command .venv/bin/askfirst"
	@echo "make format   bring the code into style"
	@echo "make wheel    dist/askfirst-*.whl"
	@echo "make lock     resolve requirements.lock anew (needs uv)"
	@echo "make clean    remove .venv, caches and dist"

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml .ci/install
	@.ci/install
	@touch $@

run: $(STAMP)
	@$(RUN) assistant serve --port $(PORT)

test: $(STAMP)
	@$(RUN) pytest -n $(WORKERS) --dist loadfile

soak: $(STAMP)
	KILL_ROUNDS=200 $(RUN) pytest tests/integration/test_kill.py

lint: $(STAMP)
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/lint-imports
	.venv/bin/python .ci/licences.py

format: $(STAMP)
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

eval: $(STAMP)
	@$(RUN) assistant eval gate

bench: $(STAMP)
	@.ci/install-litellm || echo "LiteLLM could not be installed; the rest is measured without it"
	$(RUN) evals.bench --litellm .venv-litellm/bin/python

wheel: $(STAMP)
	$(RUN) hatchling build -t wheel

# One lock for every platform and every Python from 3.11 on. It names versions and hashes and no address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .venv-litellm dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
