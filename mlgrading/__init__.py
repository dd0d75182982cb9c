"""The instructor's side of the course. Each folder is a zone of trust; only messages of `wire` pass between zones."""

import sys

# Reading a notebook imports jsonschema, which then compiles a grammar of internationalised addresses. That takes longer
# than grading a notebook, and no notebook has such addresses. With None for the module, jsonschema does without it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
