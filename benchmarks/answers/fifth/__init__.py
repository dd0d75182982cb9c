"""Answers of the fifth set: see `benchmarks.feedback`."""
