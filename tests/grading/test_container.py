"""One submission in a container of a platform: graded, or refused with what to do; and the zip for Gradescope."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest
from build import EXERCISE, MOST, ONE, POINTS, ROOT, SOLUTION, notebook, save
from test_platform_results import GRADESCOPE, PRAIRIELEARN

from mlgrading import release
from mlgrading.lms import container
from mlgrading.outside import coordinator
from mlgrading.outside.cli import main
from mlgrading.outside.course import Course, Problem, open_course
from mlgrading.sandbox import command


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course with one exercise, as the zip for Gradescope has it."""
    root = tmp_path / "course"
    shutil.copytree(SOLUTION.parent, root / "solutions" / EXERCISE)
    (root / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.source_directory = "solutions"\n')
    return open_course(root)


def run(course: Course, platform: str, out: Path, *more: str) -> int:
    """Grade the folder "submission" for a platform, as its container does, and return the command's exit code."""
    words = ["--course-dir", str(course.root), "--submission", str(course.root.parent / "submission")]
    return main(["platform", "run", platform, EXERCISE, *words, "--out", str(out), *more])


@pytest.mark.slow
@pytest.mark.parametrize("isolation", [pytest.param("bwrap", marks=pytest.mark.needs("sandbox")), "none"])
def test_a_submission_is_graded_and_leaves_nothing_behind(course, tmp_path, isolation, capsys):
    save(tmp_path / "submission", notebook(ONE))
    before = sorted(course.root.rglob("*"))
    out = tmp_path / "results" / "results.json"
    assert run(course, "gradescope", out, "--isolation", isolation) == 0
    made = json.loads(out.read_text())
    jsonschema.validate(made, GRADESCOPE)
    assert made["score"] == POINTS["and_not"]
    assert sum(test["max_score"] for test in made["tests"] if "max_score" in test) == MOST
    assert sorted(course.root.rglob("*")) == before


def test_where_there_are_no_user_namespaces_it_says_how_to_run_there(course, tmp_path, monkeypatch, capsys):
    def refuse() -> None:
        raise command.Unavailable("bubblewrap cannot make a sandbox here (no permission).")

    monkeypatch.setattr(command, "check", refuse)
    save(tmp_path / "submission", notebook(ONE))
    out = tmp_path / "results.json"
    assert run(course, "gradescope", out) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "allows no user namespaces" in said
    assert "--isolation none" in said
    assert "the solution too" in said
    assert not out.exists(), "without a result Gradescope shows an error, and no score"


def test_what_is_not_there_is_named(course, tmp_path):
    with pytest.raises(Problem, match="expected a folder with the submission, got"):
        container.grade(course, EXERCISE, tmp_path / "none", "none")
    with pytest.raises(Problem, match=r"mlp: expected .*tasks\.py"):
        container.gradescope_zip(course, "mlp", tmp_path / "x.zip")


def test_the_machine_that_fails_gives_no_score(course, tmp_path, monkeypatch):
    save(tmp_path / "submission", notebook(ONE))

    failed = coordinator.Summary(not_graded={"student": "no memory"})
    monkeypatch.setattr(coordinator, "grade_class", lambda *_: failed)
    out = tmp_path / "r.json"
    assert run(course, "gradescope", out, "--isolation", "none") == 1
    assert not out.exists()
    assert run(course, "prairielearn", out, "--isolation", "none") == 0
    made = json.loads(out.read_text())
    jsonschema.validate(made, PRAIRIELEARN)
    assert made["gradable"] is False


@pytest.fixture
def no_wheels(monkeypatch) -> None:
    """Files in the place of wheels, which take long to build."""

    def wheel(root: Path, package: str, target: Path) -> Path:
        (target / f"{package}-1-py3-none-any.whl").write_bytes(b"wheel")
        return target / f"{package}-1-py3-none-any.whl"

    monkeypatch.setattr(release, "build_wheel", wheel)


def test_the_zip_for_gradescope_holds_what_its_specification_asks_for(course, tmp_path, no_wheels):
    path = container.gradescope_zip(course, EXERCISE, tmp_path / "a.zip", "none")
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        assert {"setup.sh", "run_autograder"} <= set(names), "in the root of the archive"
        for name in ("setup.sh", "run_autograder"):
            assert file.getinfo(name).external_attr >> 16 & 0o111, "executable"
            text = file.read(name).decode()
            assert text.startswith("#!/usr/bin/env bash\n")
            assert "@" not in text.replace("[student] @ file", "")
            (tmp_path / name).write_text(text)
            subprocess.run(["bash", "-n", tmp_path / name], check=True)
        assert "--isolation none" in file.read("run_autograder").decode()
        assert f"course/solutions/{EXERCISE}/tasks.py" in names
        assert not [name for name in names if "gradebook" in name or "submitted" in name]
        seed = (course.state(EXERCISE) / "seed").read_text().strip()
        assert f"--seed {seed} " in file.read("run_autograder").decode(), "the same file gets the same marks"


def test_the_zip_of_a_course_of_ones_own_has_its_points_and_fingerprints(tmp_path, no_wheels):
    root = tmp_path / "autumn"
    assert main(["new-course", str(root), "--exercises", EXERCISE, "--quiet"]) == 0
    settings = (root / "course.toml").read_text()
    (root / "course.toml").write_text(settings.replace("# due = 2030-01-31", "points = { by_hand = 9 }"))
    path = container.gradescope_zip(open_course(root), EXERCISE, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as file:
        fingerprints = json.loads(file.read(f"course/solutions/{EXERCISE}/fingerprints.json"))
    assert fingerprints[f"{EXERCISE}.by_hand"]["points"] == 9


@pytest.mark.parametrize(
    ("exercise", "extras"),
    [("perceptron", []), ("autograd", ["torch"]), ("gradient_tape", ["tensorflow"]), ("iris", ["torch"])],
)
def test_a_container_gets_the_framework_that_its_exercise_needs(exercise, extras):
    assert container._extras(ROOT / "solutions" / exercise, exercise) == extras


def test_the_time_of_the_commit_is_that_of_the_submission(tmp_path):
    assert container.committed(tmp_path) is None
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    environment = {"GIT_COMMITTER_DATE": "2026-11-01T12:00:01+00:00", "PATH": "/usr/bin:/bin"}
    words = ["git", "-C", tmp_path, *who, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(words, check=True, env=environment)
    found = container.committed(tmp_path)
    assert found is not None
    assert found.isoformat() == "2026-11-01T12:00:01+00:00"
