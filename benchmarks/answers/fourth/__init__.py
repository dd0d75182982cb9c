"""Answers of the fourth set: see `benchmarks.feedback`."""
