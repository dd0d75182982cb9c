"""Canvas's REST API as far as scores and feedback need it, through canvasapi's requester.

The contract is Canvas's own documentation: "Grade or comment on a submission"
(https://developerdocs.instructure.com/services/canvas/resources/submissions), "Upload a file" to a comment
(https://developerdocs.instructure.com/services/canvas/resources/submission_comments), the three steps of an upload
(https://developerdocs.instructure.com/services/canvas/basics/file.file_uploads) and throttling
(https://developerdocs.instructure.com/services/canvas/basics/file.throttling).
"""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from canvasapi.exceptions import CanvasException, Forbidden, InvalidAccessToken, ResourceDoesNotExist, Unauthorized
from canvasapi.requester import Requester

from mlgrading.lms import web
from mlgrading.lms.web import TIMEOUT, Throttled, throttled
from mlgrading.outside.course import Problem

#: what a request may end in, beside Problem: Canvas or the network fails, or the answer is another one than documented
FAILURES = (CanvasException, requests.RequestException, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Target:
    """An assignment in Canvas, by the address of Canvas and its numbers for the course and the assignment."""

    url: str
    course: int
    assignment: int

    @property
    def name(self) -> str:
        """The name under which the journal is kept."""
        place = re.sub(r"[^\w.-]+", "_", urlsplit(self.url).netloc)
        return f"canvas-{place}-{self.course}-{self.assignment}"


class Client(Requester):
    """The requests about one assignment. Each waits for its answer and for its turn, and follows no redirect.

    Of a redirected PUT only a GET would be left, whose answer looks like success. A token that Canvas does not accept
    raises Problem, since no other request can do better; all else that fails raises one of FAILURES.
    """

    def __init__(self, target: Target, access_token: str, pause: Callable[[float], None]) -> None:
        """Prepare for requests, none of which is made yet; `pause` waits so many seconds."""
        super().__init__(target.url, access_token)
        self._target, self._pause = target, pause
        self._place = f"courses/{target.course}/assignments/{target.assignment}"
        self._session.max_redirects = 0
        self._session.request = functools.partial(self._session.request, timeout=TIMEOUT)

    def assignment(self) -> dict[str, Any]:
        """Return what Canvas says of the assignment. Raises Problem."""
        url, course, number = self._target.url, self._target.course, self._target.assignment
        try:
            return dict(self.request("GET", self._place).json())
        except ResourceDoesNotExist:
            raise Problem(
                f"{url} has no assignment {number} in the course {course}, or the token may not see it: the two "
                "numbers stand in the assignment's address, …/courses/NUMBER/assignments/NUMBER"
            ) from None
        except (Unauthorized, Forbidden):
            raise Problem(
                f"{url} does not let the owner of this token do that (course {course}, assignment {number}): use the "
                "token of a teacher of the course"
            ) from None
        except FAILURES as problem:
            raise Problem(f"{url} cannot be asked: {reason(problem)}") from None

    def comments(self, user: int) -> list[str]:
        """Return the comments on a student's submission."""
        wanted = [("include[]", "submission_comments")]
        answer = self.request("GET", f"{self._place}/submissions/{user}", _kwargs=wanted).json()
        return [str(comment.get("comment", "")) for comment in answer.get("submission_comments") or []]

    def grade(self, user: int, grade: str, comment: str = "", file: int | None = None) -> None:
        """Set a student's grade, and add a comment with a file, where there are any."""
        fields: list[tuple[str, str | int]] = [("submission[posted_grade]", grade)]
        if comment:
            fields.append(("comment[text_comment]", comment))
        if file is not None:
            fields.append(("comment[file_ids][]", file))
        self.request("PUT", f"{self._place}/submissions/{user}", _kwargs=fields).json()  # or it was not Canvas

    def upload(self, user: int, name: str, data: bytes) -> int:
        """Upload a page for a comment and return its number there; the three steps of Canvas's documentation.

        canvasapi's own `Submission.upload_comment` attaches the file to a comment of its own, without text, and takes
        the last step without the token (https://github.com/ucfopen/canvasapi/issues/496).
        """
        about = [("name", name), ("size", len(data)), ("content_type", "text/html")]
        place = self.request("POST", f"{self._place}/submissions/{user}/comments/files", _kwargs=about).json()
        url, parameters = place["upload_url"], place["upload_params"]

        def once() -> requests.Response:
            # Without the token, which is Canvas's alone; requests puts the file after the other fields, as it must be.
            answer = requests.post(
                url, data=parameters, files={"file": (name, data, "text/html")}, allow_redirects=False, timeout=TIMEOUT
            )
            if throttled(answer):
                raise Throttled(answer)
            return answer

        answer = web.patiently(once, self._pause, "Canvas")
        if not 200 <= answer.status_code < 400:
            raise CanvasException(f"the upload of the page was answered with {answer.status_code}")
        location = answer.headers.get("Location")
        if location is None:
            return int(answer.json()["id"])
        location = urljoin(url, location)
        ours = urlsplit(location)[:2] == urlsplit(self._target.url)[:2]
        return int(self.request("GET", _url=location, use_auth=ours).json()["id"])

    def request(self, method: str, endpoint: str | None = None, **rest: Any) -> requests.Response:
        """Make a request; where Canvas has had too many, wait and make it again."""

        def once() -> requests.Response:
            try:
                return super(Client, self).request(method, endpoint, **rest)
            except InvalidAccessToken:
                raise Problem(
                    f"{self._target.url} does not accept the token: make a new one there, under Account, Settings, "
                    "New Access Token"
                ) from None
            except Forbidden:
                if throttled(self._cache[0]):
                    raise Throttled(self._cache[0]) from None
                raise

        return web.patiently(once, self._pause, "Canvas")


def reason(problem: Exception) -> str:
    """Return in one line why a request failed; the token cannot be in it."""
    if isinstance(problem, Unauthorized | Forbidden):
        return "Canvas does not allow it, for this student at least"
    if isinstance(problem, CanvasException):
        return " ".join(str(problem).split())[:200]
    return web.reason(problem)
