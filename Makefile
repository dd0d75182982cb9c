# Each target makes .venv when it is missing; PYTHON=python3.12 picks another interpreter.
PYTHON ?= python3
BIN := .venv/bin
# nbgrader calls other programs of the environment by name.
export PATH := $(CURDIR)/$(BIN):$(PATH)

# Pages and tests run side by side, and matrices are small: a second thread for each would only wait, and keep a
# processor busy with that. What measures speed chooses its threads itself.
book check test exercises student pdf epub dist: export OMP_NUM_THREADS ?= 1
book check test exercises student pdf epub dist: export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help book check test system exercises student pdf epub dist bench lock clean distclean
help:
	@echo "make book       execute every chapter and build the book"
	@echo "make check      style, types and the fast tests: a minute, no book"
	@echo "make test       build the book, then run every check; as root on Debian it first installs what that needs"
	@echo "make exercises  regenerate fingerprints, stored outputs and exercises/ from solutions/"
	@echo "make student    build dist/student.zip, what students are given"
	@echo "make pdf        make one PDF of the whole built book, and link to it from the cover"
	@echo "make epub       make an EPUB of it for e-readers, likewise"
	@echo "make dist       build what a release consists of: the book, the students' zip, the wheels"
	@echo "make bench      measure accuracy and speed anew, half an hour on a quiet machine"
	@echo "make lock       write requirements.txt anew; UPGRADE='numpy torch' takes the newest of these"
	@echo "make clean      remove what the other targets made, but for the environment"
	@echo "make distclean  remove the environment too"

.venv/packages: requirements.txt .ci/environment.py
	@$(PYTHON) .ci/environment.py
	@touch $@ .venv/course

# An edit of a pyproject.toml installs the course anew, not three gigabytes.
.venv/course: .venv/packages pyproject.toml mlgrading/pyproject.toml
	@$(BIN)/python .ci/environment.py course
	@touch $@

book: .venv/course
	@$(BIN)/python .ci/book.py

check: .venv/course
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow and not site" --hypothesis-profile=quick tests mlcourse mlgrading

test: system book
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto --dist loadfile --nbval

system:
	@PYTHON="$(PYTHON)" .ci/system

exercises: .venv/course
	@$(BIN)/python -m mlgrading exercises

student: book
	@$(BIN)/python -m mlgrading student

pdf: book
	@$(BIN)/python .ci/pdf.py

epub: book
	@$(BIN)/python .ci/epub.py

dist: book
	@$(BIN)/python .ci/dist.py

bench: book
	@$(BIN)/python -m benchmarks

lock: .venv/course
	@.ci/lock $(UPGRADE)

clean:
	rm -rf _build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

distclean: clean
	rm -rf .venv
