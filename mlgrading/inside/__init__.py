"""The part of the grader that runs in the sandbox, and the only part that students' code can read."""
