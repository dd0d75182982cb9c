# Each target makes .venv when it is missing; PYTHON=python3.12 picks another interpreter.
PYTHON ?= python3
BIN := .venv/bin
# nbgrader calls other programs of the environment by name.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Tests may import TensorFlow before mlcourse, which sets this too.
export TF_CPP_MIN_LOG_LEVEL ?= 3
export TF_ENABLE_ONEDNN_OPTS ?= 0

.PHONY: help book test check exercises student clean lock
help:
	@echo "make book       execute every chapter and build the book"
	@echo "make test       build the book, then run every check"
	@echo "make exercises  regenerate fingerprints, stored outputs and exercises/ from solutions/"
	@echo "make student    build dist/student.zip, what students are given"
	@echo "make lock       write requirements.txt anew from pyproject.toml"
	@echo "make clean      remove what the other targets made"

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

book: .venv/ready
	$(BIN)/jupyter-book build . -W --keep-going --quiet
	@echo "The book: $(CURDIR)/_build/html/index.html"

test: book
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest --nbval solutions

exercises: .venv/ready
	$(BIN)/python -m mlcourse.grading exercises

student: .venv/ready
	$(BIN)/python -m mlcourse.grading student

lock:
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[book,test,bench,torch,tensorflow]' torch==2.13.0
	@{ echo "# The exact versions that CI and the published book are made with; make lock writes this file."; \
	  echo "# tensorflow-cpu where it exists, tensorflow elsewhere."; \
	  tf=$$($(BIN)/python -c 'from importlib.metadata import version as v; print(v("tensorflow-cpu"))'); \
	  cpu="platform_system == 'Linux' and platform_machine == 'x86_64'"; \
	  other="platform_system != 'Linux' or platform_machine != 'x86_64'"; \
	  echo "tensorflow-cpu==$$tf; $$cpu"; echo "tensorflow==$$tf; $$other"; \
	  $(BIN)/python -m pip freeze --all --exclude-editable \
	  | grep -vE '^(pip|tensorflow[-_]cpu|nvidia-[^=]*|cuda-[^=]*|triton)==' | sed 's/+cpu$$//' | sort -f; \
	} > requirements.txt.new
	mv requirements.txt.new requirements.txt

clean:
	rm -rf _build dist .venv
