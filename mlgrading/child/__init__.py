"""One long-lived process for an exercise: it knows the solution, reads notebooks and marks answers."""
