"""Answers of the sixth set: see `benchmarks.feedback`."""
