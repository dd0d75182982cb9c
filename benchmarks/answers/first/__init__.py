"""Answers of the first set: see `benchmarks.feedback`."""
