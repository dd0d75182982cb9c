"""The instructor's side: how tasks are declared, and what is generated from them (`mlcourse[grading]`)."""

from mlcourse.grading.tasks import Task, Wrong

__all__ = ["Task", "Wrong"]
