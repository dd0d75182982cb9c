"""One long-lived process for an exercise, which knows the solution, reads notebooks and marks answers."""
