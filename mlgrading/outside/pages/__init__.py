"""The pages for the instructor and for a student, made from results."""
