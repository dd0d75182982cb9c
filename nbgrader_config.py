"""nbgrader's settings for this course: solutions are the source, exercises what students get."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "how-neural-networks-learn"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
# The marking of a task stays with the instructor: nbgrader would copy it to students and beside their notebooks.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "tasks.py"]
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError()"}
# `nbgrader autograde` marks in the sandbox, as `mlcourse grade` does: see CONTRIBUTING.md.
c.Autograde.sanitize_preprocessors = ["mlgrading.nbgrader.Restore"]
c.Autograde.autograde_preprocessors = [
    "mlgrading.nbgrader.Mark",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
