"""The services of LTI 1.3 Advantage that scores need, through pylti1p3's connector, without a launch.

The contract is 1EdTech's (formerly IMS): "LTI Assignment and Grade Services Specification" 2.0
(https://www.imsglobal.org/spec/lti-ags/v2p0) for line items and scores, and "1EdTech Security Framework" 1.1, section
4.1.1 (https://www.imsglobal.org/spec/security/v1p1), for the access token that is given for a signed JWT. Of "LTI Names
and Role Provisioning Services" 2.0 (https://www.imsglobal.org/spec/lti-nrps/v2p0) what pylti1p3 and others quote of it
was at hand, and not the document itself. It was tried with the tests' stand-in, and not with a platform itself.
"""

import functools
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwcrypto.common import JWException
from jwcrypto.jwk import JWK
from pylti1p3.assignments_grades import AssignmentsGradesService
from pylti1p3.exception import LtiException, LtiServiceException
from pylti1p3.grade import Grade
from pylti1p3.names_roles import NamesRolesProvisioningService
from pylti1p3.registration import Registration
from pylti1p3.service_connector import ServiceConnector

from mlgrading.lms import web
from mlgrading.lms.web import TIMEOUT, Throttled, throttled
from mlgrading.outside.course import Problem, digest
from mlgrading.outside.settings import Part

#: what a request may end in, beside Problem: the platform or the network fails, or the answer is not as it should be
FAILURES = (LtiException, requests.RequestException, ValueError, KeyError, TypeError, AttributeError)
SCOPES = [f"https://purl.imsglobal.org/spec/lti-ags/scope/{scope}" for scope in ("lineitem.readonly", "score")]
DEPLOYMENT = "https://purl.imsglobal.org/spec/lti/claim/deployment_id"
#: a token is asked for anew so many seconds before it ends, since clocks differ
MARGIN = 60.0


class Platform(Part, frozen=True):
    """What lti.toml says of a platform on which the course is registered as a tool.

    `key` is the file with the tool's private key. `line_items` has for each exercise its column in the gradebook there:
    the address of the line item, or its label, by which it is looked for at `line_items_url`.
    """

    issuer: str
    client_id: str
    token_url: str
    memberships_url: str
    key: str
    line_items_url: str = ""
    audience: str = ""
    deployment: str = ""
    line_items: dict[str, str] = msgspec.field(default_factory=dict)

    def addresses(self) -> dict[str, str]:
        """Return all addresses that are given, by where they stand."""
        urls = {name: getattr(self, name) for name in ("token_url", "memberships_url", "line_items_url")}
        columns = {f"line_items.{name}": column for name, column in self.line_items.items() if is_address(column)}
        return {where: url for where, url in (urls | columns).items() if url}


@dataclass(frozen=True)
class Column:
    """A line item: a column of the platform's gradebook, with its address, label and maximum."""

    url: str
    label: str
    most: float | None

    @property
    def name(self) -> str:
        """The name under which the journal is kept."""
        place = re.sub(r"[^\w.-]+", "_", urlsplit(self.url).netloc)
        return f"lti-{place}-{digest(self.url.encode())[:12]}"


def _column(url: object, label: object, most: object) -> Column:
    """Return a line item as the platform describes it, of which anything may be missing."""
    return Column(str(url or ""), str(label or ""), float(most) if isinstance(most, int | float) else None)


def is_address(text: str) -> bool:
    """Return whether a line item is given by its address; else it is given by its label."""
    return text.startswith(("https://", "http://"))


def registration(pem: str, where: str) -> Registration:
    """Return a registration with a key pair, from the PEM text of the private key. Raises Problem."""
    try:
        public = _public(pem)
    except (JWException, ValueError, TypeError):
        raise Problem(f"{where}: expected a private RSA key in PEM, as `mlcourse lti key FILE` makes it") from None
    return Registration().set_tool_private_key(pem).set_tool_public_key(public)


@functools.cache  # to read a key takes as long as a request
def _public(pem: str) -> str:
    """Return the public key of a private RSA key, both as PEM. Raises ValueError for anything else."""
    key = JWK.from_pem(pem.encode())
    if key["kty"] != "RSA" or not key.has_private:
        raise ValueError
    return key.export_to_pem().decode()


@functools.cache
def _private(pem: str) -> PrivateKeyTypes:
    return load_pem_private_key(pem.encode(), password=None)


def new_key() -> bytes:
    """Return a new private key, RSA with 2048 bits, as PEM."""
    return JWK.generate(kty="RSA", size=2048).export_to_pem(private_key=True, password=None)


class Client:
    """The requests to one platform: its members, its line items, and the scores."""

    def __init__(self, platform: Platform, keys: Registration, pause: Callable[[float], None] = time.sleep) -> None:
        """Prepare for requests, none of which is made yet; `pause` waits so many seconds."""
        keys.set_issuer(platform.issuer).set_client_id(platform.client_id).set_auth_token_url(platform.token_url)
        keys.set_auth_audience(platform.audience or platform.token_url)
        self.platform = platform
        self._connector = _Connector(platform, keys, pause)
        # Of a launch, these two are all that the services look at.
        at = {"scope": SCOPES, "lineitems": platform.line_items_url}
        self._grades = AssignmentsGradesService(self._connector, at)
        self._names = NamesRolesProvisioningService(
            self._connector, {"context_memberships_url": platform.memberships_url}
        )

    def members(self) -> list[dict[str, Any]]:
        """Return the members of the platform's course, from all pages. Raises Problem."""
        url = self.platform.memberships_url
        return _asked(url, lambda: [dict(member) for member in self._names.get_members()])

    def column(self, exercise: str) -> Column:
        """Return the line item of an exercise. Raises Problem."""
        platform = self.platform
        wanted = platform.line_items.get(exercise, "")
        if not wanted:
            raise Problem(
                f"line_items in lti.toml: expected the address or the label of a line item for {exercise}, got "
                f"those of {', '.join(platform.line_items) or 'no exercise'}"
            )
        if is_address(wanted):
            found = _asked(wanted, lambda: self._grades.get_lineitem(wanted))
            return _column(wanted, found.get_label(), found.get_score_maximum())
        url = platform.line_items_url
        if not url:
            raise Problem(f"line_items_url in lti.toml: expected the address at which to look for {wanted!r}, got none")
        all_there = _asked(url, lambda: list(self._grades.get_lineitems()))
        there = [item for item in all_there if item.get("label") == wanted]
        if len(there) != 1:
            labels = ", ".join(sorted(repr(item.get("label", "")) for item in all_there)) or "none at all"
            raise Problem(
                f"line_items in lti.toml: expected one line item with the label {wanted!r} at {url}, got {len(there)} "
                f"of them; it has {labels}. Give the address of one instead, or make it there"
            )
        return _column(there[0].get("id"), wanted, there[0].get("scoreMaximum"))

    def score(
        self, column: Column, user: str, given: float, most: float, progress: str, at: datetime, comment: str
    ) -> None:
        """Publish a student's score, with a comment, where there is one; the one before it is replaced."""
        grade = Grade().set_score_given(given).set_score_maximum(most).set_user_id(user)
        # pylti1p3 would write a datetime without the fractions of a second that the specification asks for.
        grade.set_timestamp(at.isoformat(timespec="milliseconds"))
        grade.set_activity_progress(progress).set_grading_progress("FullyGraded")
        if comment:
            grade.set_comment(comment)
        service = AssignmentsGradesService(self._connector, {"scope": SCOPES, "lineitem": column.url})
        service.put_grade(grade)


class _Connector(ServiceConnector):
    """pylti1p3's connector, which waits for its answer and for its turn, follows no redirect and keeps its tokens.

    A token goes to the addresses of lti.toml alone, and not where a page or a line item of the platform sends on to.
    """

    def __init__(self, platform: Platform, keys: Registration, pause: Callable[[float], None]) -> None:
        session = requests.Session()
        session.max_redirects = 0
        session.request = functools.partial(session.request, timeout=TIMEOUT)
        super().__init__(keys, session)
        self._platform, self._pause = platform, pause
        self._places = {urlsplit(url)[:2] for url in platform.addresses().values()}
        self._tokens: dict[str, tuple[str, float]] = {}

    def _get_cached_access_token(self, scope_key: str) -> str | None:
        token, until = self._tokens.get(scope_key, ("", 0.0))
        return token if time.monotonic() < until else None

    def _cache_access_token(self, scope_key: str, access_token: str, expires_in: float) -> None:
        self._tokens[scope_key] = access_token, time.monotonic() + float(expires_in) - MARGIN

    def encode_jwt(self, message: dict[str, Any], private_key: str, headers: dict[str, str]) -> str:
        """Sign what the platform gives a token for; some platforms ask for the deployment too."""
        deployment = {DEPLOYMENT: self._platform.deployment} if self._platform.deployment else {}
        key = cast(str, _private(private_key))  # what signs takes both
        return super().encode_jwt(message | deployment, key, headers)

    def get_access_token(self, scopes: Sequence[str]) -> str:
        """Return a token for some services. Raises Problem."""
        try:
            return super().get_access_token(scopes)
        except LtiServiceException as problem:
            if throttled(problem.response):
                raise Throttled(problem.response) from None
            raise Problem(
                f"{self._platform.token_url} gives no access token ({_refused(problem.response)}): compare client_id, "
                "audience and deployment in lti.toml with the tool's registration there, and the key with that which "
                "`mlcourse lti key` prints; the tool needs to read line items and members, and to publish scores"
            ) from None

    def make_service_request(self, scopes: Sequence[str], url: str, **rest: Any) -> Any:
        """Make a request; where the platform has had too many, wait and make it again. Raises Problem."""
        if urlsplit(url)[:2] not in self._places:
            raise Problem(f"the platform sends on to {url!r}, a place that lti.toml does not name: no token goes there")

        def once() -> Any:
            try:
                return super(_Connector, self).make_service_request(scopes, url, **rest)
            except LtiServiceException as problem:
                if throttled(problem.response):
                    raise Throttled(problem.response) from None
                raise

        for last in (False, True):
            try:
                return web.patiently(once, self._pause, self._platform.issuer)
            except LtiServiceException as problem:
                if problem.response.status_code != 401:
                    raise
                # The token may have ended early.
                self._tokens.clear()
                if last:
                    raise Problem(
                        f"{url} does not accept a token that {self._platform.token_url} has just given: the tool may "
                        "not use this service, or not in this course"
                    ) from None


def _asked(url: str, once: Callable[[], Any]) -> Any:
    """Return what a platform says. Raises Problem where it cannot be asked."""
    try:
        return once()
    except FAILURES as problem:
        raise Problem(f"{url} cannot be asked: {reason(problem)}") from None


def reason(problem: Exception) -> str:
    """Return in one line why a request failed; neither key nor token can be in it."""
    if isinstance(problem, LtiServiceException):
        return f"it answered with {_refused(problem.response)}"
    return web.reason(problem)


def _refused(response: requests.Response) -> str:
    """Return the status of an answer, and the word that OAuth has for an error, if there is one."""
    try:
        said = str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        said = ""
    word = f", {said}" if re.fullmatch(r"[a-z_]{1,40}", said) else ""
    return f"{response.status_code}{word}"
