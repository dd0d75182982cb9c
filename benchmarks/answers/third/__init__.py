"""Answers of the third set: see `benchmarks.feedback`."""
