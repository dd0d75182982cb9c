"""Answers to the exercises, written from their statements alone, by which the feedback is measured."""
