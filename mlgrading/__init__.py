"""The instructor's side of the course. A folder is a zone of trust; between zones goes only what `wire` defines."""
