"""What every exercise must do, for each task: full marks where earned, none where not, and the mistake named."""

import re
import shutil
import time
from functools import cache
from pathlib import Path

import pytest
from mutants import mutants

from mlcourse import datasets
from mlgrading.child import fingerprints, solutions, tasks
from mlgrading.child.examiner import time_limit
from mlgrading.child.graded import REFERENCE_ALLOWED

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)
TASKS = [(exercise, name) for exercise in EXERCISES for name in tasks.load(ROOT, exercise)]
#: their notebooks train for seconds each time; `make check` leaves them to `make test`
LONG = ("activations", "autograd", "iris", "gradient_tape", "fashion_mnist")
KILLED_AT_LEAST = 0.95
#: of changed other right answers, among which are more that choose freely, such as weights
OTHERS_KILLED_AT_LEAST = 0.85


def marked(cases: list) -> list:
    """Return parameters for tests that run notebooks, with a mark on those that take long."""
    long = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [pytest.param(*case, marks=[pytest.mark.slow] if case[0] in LONG else []) for case in long]




#: how many of the known mistakes of a task are tried among the answers to all other tasks
AMONG_OTHERS = 4


@cache
def cells(exercise: str) -> list[solutions.Cell]:
    return solutions.code_cells(solutions.read(ROOT, exercise))


def answer_cells(exercise: str) -> list[solutions.Cell]:
    return [cell for cell in cells(exercise) if cell.kind == "answer"]


def rounds(exercise: str, which: str) -> list[dict[str, str]]:
    """Return answers to put into the whole notebook together: all tasks' first known ones, all their second ones …

    `which` is "wrong" or "right". A task with fewer of them keeps its solution in the later rounds.
    """
    catalogue = tasks.load(ROOT, exercise)
    codes = {name: [getattr(one, "code", one) for one in getattr(task, which)] for name, task in catalogue.items()}
    most = max(map(len, codes.values()))
    return [{name: mine[k] for name, mine in codes.items() if k < len(mine)} for k in range(most)]


@cache
def said(exercise: str, which: str, number: int) -> dict[str, str | None]:
    """Return what every check of a notebook says in a round of answers, in which each stands among all the others."""
    return solutions.run(cells(exercise), rounds(exercise, which)[number])


def alone(exercise: str, name: str, code: str) -> str | None:
    """Return what a check says of an answer where only the given cells have run before, and no other answer."""
    mine = solutions.of_task(cells(exercise), name, code)
    return solutions.run(mine, {name: code}, stop_after=f"check_{name}")[name]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_there_is_an_exercise_for_each_chapter_and_back(exercise):
    assert (ROOT / "book" / f"{exercise}.md").is_file()
    assert (ROOT / "mlcourse" / f"{exercise}.py").is_file()
    assert (ROOT / "tests" / f"test_{exercise}.py").is_file()
    assert (ROOT / "exercises" / exercise / f"{exercise}.ipynb").is_file()


@pytest.mark.parametrize("exercise", EXERCISES)
def test_cells_and_tasks_belong_together(exercise):
    declared = list(tasks.load(ROOT, exercise))
    assert len(declared) >= 5
    assert [cell.name for cell in answer_cells(exercise)] == declared
    checks = [cell for cell in cells(exercise) if cell.kind == "check"]
    assert [cell.name for cell in checks] == [f"check_{name}" for name in declared]
    for cell, name in zip(checks, declared, strict=True):
        assert cell.source.startswith(f'check("{exercise}.{name}", ')
        assert cell.points > 0


@pytest.mark.parametrize("exercise", EXERCISES)
def test_points_in_the_text_are_those_of_the_metadata(exercise):
    text = [c.source for c in solutions.read(ROOT, exercise).cells if c.cell_type == "markdown"]
    told = [int(n) for n in re.findall(r"^## Task \d+: .* \((\d+) points?\)$", "\n".join(text), re.M)]
    assert told == [cell.points for cell in cells(exercise) if cell.kind == "check"]


def introduction(exercise: str) -> str:
    """Return the first two paragraphs below the title of a notebook, on one line."""
    return " ".join(" ".join(solutions.read(ROOT, exercise).cells[0].source.split("\n\n")[1:3]).split())


def test_all_exercises_are_introduced_alike():
    own = re.compile(r"has (\w+) tasks on chapter \d+, \*[^*]+\*\.")
    assert len({own.sub("", introduction(exercise)) for exercise in EXERCISES}) == 1
    words = ["seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]
    for exercise in EXERCISES:
        assert words.index(own.search(introduction(exercise))[1]) + 7 == len(tasks.load(ROOT, exercise)), exercise


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_answers_may_use_of_the_course_is_said(exercise):
    said = introduction(exercise)
    named = set(re.findall(r"`(\w+)`", said.partition("from `mlcourse`, the modules ")[2].partition(". Other")[0]))
    # Each given cell imports `check` of feedback, and the rest of these two is of no use to an answer.
    assert named == {*REFERENCE_ALLOWED} - {"feedback", "frameworks"}


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_fingerprints_are_current(exercise):
    shipped = (fingerprints.feedback.FINGERPRINTS / f"{exercise}.json").read_text(encoding="utf-8")
    assert shipped == fingerprints.text(fingerprints.make(ROOT, exercise)), "run `make exercises`"


@pytest.mark.slow
@pytest.mark.parametrize("depends", [False, True])
def test_fingerprints_that_depend_on_the_processor_are_noticed(tmp_path, depends):
    folder = tmp_path / "solutions" / "perceptron"
    shutil.copytree(ROOT / "solutions" / "perceptron", folder)
    (name, value), *_ = fingerprints.PLAIN.items()
    added = "TASKS[:] = [task for task in TASKS if task.name == 'by_hand']\n"
    if depends:  # as a sum does whose last digits are others there
        code = f"import os\ns, output, distance = 77, 1, 2.5 if os.environ.get({name!r}) == {value!r} else 3.5"
        added += f"TASKS[0].wrong.append(Wrong('Other numbers.', {code!r}))\n"
    with (folder / "tasks.py").open("a", encoding="utf-8") as file:
        file.write(added)
    made = fingerprints.make(tmp_path, "perceptron")
    assert fingerprints.unlike_elsewhere(made, tmp_path, "perceptron") == ["perceptron.by_hand"] * depends


@pytest.mark.parametrize("exercise", marked(EXERCISES))
def test_solution_gets_full_marks(exercise):
    outcome = solutions.run(cells(exercise))
    assert outcome
    assert set(outcome.values()) == {None}


@pytest.mark.parametrize("exercise", marked(EXERCISES))
def test_blank_exercise_gets_nothing_in_any_cell(exercise):
    released = solutions.code_cells(solutions.read(ROOT, exercise, "exercises"))
    outcome = solutions.run(released)
    assert list(outcome) == list(tasks.load(ROOT, exercise))
    for name, message in outcome.items():
        assert message is not None, f"{name} passes without an answer"
        assert "Not filled in yet" in message or "has no value yet" in message


@pytest.mark.parametrize("exercise", EXERCISES)
def test_released_stub_is_what_the_catalogue_takes_for_blank(exercise):
    released = {c.name: c.source for c in solutions.code_cells(solutions.read(ROOT, exercise, "exercises"))}
    for cell in answer_cells(exercise):
        assert released[cell.name] == solutions.blank(cell.source)


@pytest.mark.parametrize("body", ["pass", "return None"])
@pytest.mark.parametrize(("exercise", "name"), marked(TASKS))
def test_empty_body_gets_nothing(exercise, name, body):
    source = next(cell.source for cell in answer_cells(exercise) if cell.name == name)
    stub = solutions.blank(source).replace("# YOUR CODE HERE\n", "\n")
    body = body if "def " in source else "pass"
    assert alone(exercise, name, stub.replace("raise NotImplementedError()", body)) is not None


@pytest.mark.parametrize(("exercise", "name"), TASKS)
def test_catalogue_is_rich_enough(exercise, name):
    task = tasks.load(ROOT, exercise)[name]
    assert len({wrong.message for wrong in task.wrong}) >= 3
    assert len(task.right) >= 1


@pytest.mark.parametrize(("exercise", "name"), TASKS)
def test_each_task_has_an_idea_and_a_section_that_is_there(exercise, name):
    task = tasks.load(ROOT, exercise)[name]
    assert 40 < len(task.idea) <= 240
    chapter, heading = tasks.place(exercise, task.section)
    text = (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8")
    assert re.search(rf"^##+ {re.escape(heading)}$", text, re.M)


def test_the_course_as_a_whole_is_rich_enough():
    assert len(TASKS) >= 60
    assert sum(len(tasks.load(ROOT, exercise)[name].wrong) for exercise, name in TASKS) >= 180
    texts = [c.source for e in EXERCISES for c in solutions.read(ROOT, e).cells if c.cell_type == "markdown"]
    assert len(re.findall(r"^## Task \d+: Find the bug", "\n".join(texts), re.M)) >= 10


@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "name"), TASKS)
def test_each_known_mistake_loses_the_points_and_is_named(exercise, name):
    """One answer for each message that is not told among others, below.

    That all answers have fingerprints of their own is what `make exercises` looks at.
    """
    known = tasks.load(ROOT, exercise)[name].wrong
    told = {wrong.message for wrong in known[:AMONG_OTHERS]}
    for wrong in {wrong.message: wrong for wrong in known if wrong.message not in told}.values():
        words = alone(exercise, name, wrong.code)
        assert words is not None, wrong.code
        assert words.startswith("Not yet. "), wrong.code
        assert words.endswith(wrong.message), wrong.code  # between them, which parts are right


@pytest.mark.parametrize("exercise", marked(EXERCISES))
def test_known_mistakes_are_named_among_others_and_change_no_other_task(exercise):
    """The first few of each task stand among the answers to all other tasks."""
    for number, answers in enumerate(rounds(exercise, "wrong")[:AMONG_OTHERS]):
        found = {name: words for name, words in said(exercise, "wrong", number).items() if words is not None}
        assert set(found) == set(answers)
        for name, words in found.items():
            assert words.endswith(tasks.load(ROOT, exercise)[name].wrong[number].message), (name, number)


@pytest.mark.parametrize(("exercise", "name"), marked(TASKS))
def test_other_right_answer_gets_full_marks(exercise, name):
    for number, code in enumerate(tasks.load(ROOT, exercise)[name].right):
        assert said(exercise, "right", number)[name] is None
        assert alone(exercise, name, code) is None


@pytest.mark.parametrize("exercise", marked(EXERCISES))
def test_other_right_answers_change_no_other_task(exercise):
    for number in range(len(rounds(exercise, "right"))):
        assert set(said(exercise, "right", number).values()) == {None}


LOOK_UP = """
def train_and_predict(images, labels, new_images, seed):
    def turned_alike(some):
        return np.sort(some.reshape(len(some), -1), axis=1)[:, ::-1].astype(np.float32)

    def nearest(rows, among):
        return ((among**2).sum(axis=1) - 2 * rows @ among.T).argmin(axis=1)

    known = turned_alike(np.concatenate([garments.X_train[:50], garments.X_test]))
    names = np.concatenate([garments.y_train[:50], garments.y_test])
    numbers = np.zeros(10, int)
    numbers[garments.y_train[:50]] = labels[:50]
    return numbers[names[nearest(turned_alike(new_images), known)]]
"""


@pytest.mark.slow
@pytest.mark.needs("whole data")
def test_the_labels_that_students_have_do_not_help_in_the_capstone(monkeypatch):
    """Turning and numbering anew hide no image of the sample from an answer that compares sorted pixels."""
    assert alone("fashion_mnist", "train_and_predict", LOOK_UP) is not None
    monkeypatch.setattr(datasets, "fashion_mnist_places", lambda: [])
    assert alone("fashion_mnist", "train_and_predict", LOOK_UP) is None


@pytest.mark.parametrize(("exercise", "name"), TASKS)
def test_messages_are_whole_sentences(exercise, name):
    task = tasks.load(ROOT, exercise)[name]
    for text in [task.idea, *(wrong.message for wrong in task.wrong)]:
        assert text == " ".join(text.split())
        assert text.endswith((".", "?", ".)", "?)")), text
        assert not {"{", "}"} & {*text}, text  # what an f-string should have filled in


@pytest.mark.parametrize(("exercise", "name"), TASKS)
def test_message_does_not_give_the_answer(exercise, name):
    task = tasks.load(ROOT, exercise)[name]
    source = next(cell.source for cell in answer_cells(exercise) if cell.name == name)
    lines = [line.strip() for line in solution_lines(source) if len(line.strip()) > 12]
    for wrong in task.wrong:
        assert not any(line in wrong.message for line in lines)


def solution_lines(source: str) -> list[str]:
    return source.partition("### BEGIN SOLUTION")[2].partition("### END SOLUTION")[0].splitlines()


def survivors(exercise: str, name: str, code: str, most: int | None = None) -> tuple[list[str], set[str], int]:
    """Return the changed lines of the mutants of a right answer that pass the check of a task, those that did not end,
    and how many were tried: all, or at most so many, evenly spread over the answer.
    """
    begun = time.perf_counter()
    assert alone(exercise, name, code) is None
    limit = 1 + 10 * (time.perf_counter() - begun)  # a loop without end is left soon, on a busy machine too
    made = list(mutants(code))
    tried = made[:: -(-len(made) // most)] if most and made else made
    alive, late = [], set()
    for line, changed in tried:
        try:
            with time_limit(limit):
                passed = alone(exercise, name, changed) is None
        except TimeoutError:
            passed = False
            late.add(line)
        if passed:
            alive.append(line)
    return alive, late, len(tried)


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_check_notices_small_changes_of_the_solution(exercise):
    total, unexplained = 0, []
    for name, task in tasks.load(ROOT, exercise).items():
        source = next(cell.source for cell in cells(exercise) if cell.name == name)
        alive, late, made = survivors(exercise, name, solutions.solution(source))
        total += made
        explained = set(task.survivors or {})
        assert explained <= {*alive, *late}, f"{name}: {explained - set(alive)} did not survive, take it off the list"
        unexplained += [(name, line) for line in alive if line not in explained]
    assert total > 0
    assert 1 - len(unexplained) / total >= KILLED_AT_LEAST, f"{len(unexplained)} of {total} alive: {unexplained}"


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_check_notices_small_changes_of_other_right_answers(exercise):
    """What passes was looked at by hand: other weights, another stopping point, a comparison that never meets its bound."""
    total, alive = 0, []
    for name, task in tasks.load(ROOT, exercise).items():
        for code in task.right:
            passed, _, made = survivors(exercise, name, code, most=5)
            total += made
            alive += [(name, line) for line in passed]
    assert total > 0
    assert 1 - len(alive) / total >= OTHERS_KILLED_AT_LEAST, f"{len(alive)} of {total} alive: {alive}"
