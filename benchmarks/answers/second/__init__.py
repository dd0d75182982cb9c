"""Answers of the second set: see `benchmarks.feedback`."""
