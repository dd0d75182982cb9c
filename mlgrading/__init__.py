"""The instructor's side of the course. A folder is a zone of trust; between zones goes only what `wire` defines."""

import sys

# Whoever reads a notebook imports jsonschema, which then compiles a grammar of international addresses: longer than to
# grade a notebook, and no notebook has such addresses. Where the module is None, jsonschema does without.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
