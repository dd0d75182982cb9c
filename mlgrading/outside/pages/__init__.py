"""The pages for the instructor and for each student, made from results."""
