"""Learning platforms: scores go to Canvas, to Moodle and by LTI 1.3, and results come from inside other autograders."""
