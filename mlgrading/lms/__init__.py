"""Learning platforms: scores and feedback go to Canvas and Moodle, and results come from inside other autograders."""
