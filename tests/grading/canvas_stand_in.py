"""A stand-in for Canvas on loopback, which checks every request after Canvas's own documentation.

- "Grade or comment on a submission", https://developerdocs.instructure.com/services/canvas/resources/submissions: PUT
  /api/v1/courses/:course_id/assignments/:assignment_id/submissions/:user_id with submission[posted_grade],
  comment[text_comment] and comment[file_ids][].
- "Get a single submission", the same page: include[]=submission_comments.
- "Upload a file" to a comment, https://developerdocs.instructure.com/services/canvas/resources/submission_comments.
- The three steps of an upload, https://developerdocs.instructure.com/services/canvas/basics/file.file_uploads: the
  second without the token and with `file` as its last field, the third a GET with the token.
- Throttling, https://developerdocs.instructure.com/services/canvas/basics/file.throttling: 403 with "Rate Limit
  Exceeded" on some installations, 429 on others.

What a request does that is in none of these is kept in `wrong`.
"""

import email
import email.policy
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from stand_in import Handler, StandIn, serving

TOKEN = "1234~abcDEF"
COURSE, ASSIGNMENT = 7, 42


@dataclass
class Canvas(StandIn):
    """What the stand-in knows: who is in the course, and what they have got."""

    users: set[int] = field(default_factory=lambda: {1001, 1002, 1003})
    points: float = 17.0
    course: int = COURSE
    assignment: int = ASSIGNMENT
    by: str = "301"
    grades: dict[int, list[str]] = field(default_factory=dict)
    comments: dict[int, list[dict]] = field(default_factory=dict)
    pending: dict[int, tuple[int, int]] = field(default_factory=dict)  # file: user, size
    files: dict[int, tuple[int, str, bytes]] = field(default_factory=dict)


class _Handler(Handler):
    platform: ClassVar[Canvas]
    extra: ClassVar[dict] = {"X-Rate-Limit-Remaining": "600.0", "X-Request-Cost": "0.1"}

    def asked(self, path: str, query: str, body: bytes) -> tuple[int, object, dict]:
        if path == "/elsewhere/upload":
            return self._upload(body)
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            realm = {"WWW-Authenticate": 'Bearer realm="canvas-lms"'}
            return 401, {"errors": [{"message": "Invalid access token."}]}, realm
        return self._asked(path, query, body)

    def _asked(self, path: str, query: str, body: bytes) -> tuple[int, object, dict]:
        canvas = self.platform
        assignment = f"/api/v1/courses/{canvas.course}/assignments/{canvas.assignment}"
        if path == assignment and self.command == "GET":
            return 200, {"id": canvas.assignment, "name": "Perceptron", "points_possible": canvas.points}, {}
        if path.startswith("/api/v1/files/") and self.command == "GET":
            number = int(path.split("/")[4])
            if not path.endswith("/create_success") or number not in canvas.files:
                self.blame("a file is confirmed before its upload")
            return 200, {"id": number, "url": "https://example.org/x", "size": len(canvas.files[number][2])}, {}
        found = re.fullmatch(assignment + r"/submissions/(\d+)(/comments/files)?", path)
        if found is None or int(found[1]) not in canvas.users:
            return 404, {"errors": [{"message": "The specified resource does not exist."}]}, {}
        user = int(found[1])
        if found[2]:
            return self._announced(user, body)
        if self.command == "GET":
            if parse_qsl(query) != [("include[]", "submission_comments")]:
                self.blame(f"the query {query!r}")
            return 200, {"user_id": user, "submission_comments": canvas.comments.get(user, [])}, {}
        if self.command != "PUT":
            self.blame("a submission is graded by PUT")
        return self._graded(user, self.form(body))

    def _announced(self, user: int, body: bytes) -> tuple[int, object, dict]:
        fields = dict(self.form(body))
        if self.command != "POST" or set(fields) != {"name", "size", "content_type"}:
            self.blame(f"an upload is announced by POST with name, size and content_type, not {sorted(fields)}")
        number = 500 + len(self.platform.pending)
        self.platform.pending[number] = user, int(fields["size"])
        parameters = {"key": f"{number}", "Policy": "a=b&c", "x-amz-date": "20261101"}
        return 200, {"upload_url": f"{self.platform.url}/elsewhere/upload", "upload_params": parameters}, {}

    def _upload(self, body: bytes) -> tuple[int, object, dict]:
        if "Authorization" in self.headers:
            self.blame("the token was sent to the place of the upload")
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = list(email.message_from_bytes(head + body, policy=email.policy.HTTP).iter_parts())
        names = [part.get_param("name", header="Content-Disposition") for part in parts]
        if names != ["key", "Policy", "x-amz-date", "file"]:
            self.blame(f"the fields of an upload are those that were given, then the file, not {names}")
        if [part.get_content().strip() for part in parts[1:3]] != ["a=b&c", "20261101"]:
            self.blame("a field of the upload was changed")
        number, data = int(parts[0].get_content()), parts[-1].get_payload(decode=True)
        user, size = self.platform.pending[number]
        if parts[-1].get_content_type() != "text/html" or len(data) != size:
            self.blame("the file is not what was announced")
        self.platform.files[number] = user, parts[-1].get_filename(), data
        location = {"Location": f"{self.platform.url}/api/v1/files/{number}/create_success?uuid=ABC"}
        return int(self.platform.by), {"id": number}, location

    def _graded(self, user: int, fields: list[tuple[str, str]]) -> tuple[int, object, dict]:
        canvas, names = self.platform, [name for name, _ in fields]
        if not set(names) <= {"submission[posted_grade]", "comment[text_comment]", "comment[file_ids][]"}:
            self.blame(f"the fields {names}")
        values = dict(fields)
        grade = values.get("submission[posted_grade]", "")
        if not re.fullmatch(r"\d+(\.\d+)?%?", grade):
            self.blame(f"the grade {grade!r}")
        canvas.grades.setdefault(user, []).append(grade)
        file = values.get("comment[file_ids][]")
        if file is not None and (int(file) not in canvas.files or canvas.files[int(file)][0] != user):
            self.blame(f"the file {file} is not for {user}, or was not uploaded")
        if text := values.get("comment[text_comment]"):
            canvas.comments.setdefault(user, []).append({"comment": text, "file": file and int(file)})
        return 200, {"user_id": user, "assignment_id": canvas.assignment, "grade": grade}, {}


def serve(canvas: Canvas) -> AbstractContextManager[Canvas]:
    """Let the stand-in answer at `canvas.url` until the body ends."""
    return serving(canvas, _Handler)
