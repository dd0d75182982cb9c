"""What the sandbox needs of the grader, and no more: this is all that students' code can read of it."""
