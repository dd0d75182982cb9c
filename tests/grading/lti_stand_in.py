"""A stand-in on loopback for a platform that speaks LTI 1.3 Advantage, which checks what it is sent.

It was written after 1EdTech's (formerly IMS's) documents:

- "1EdTech Security Framework" 1.1, 4.1.1: an access token is given for a JWT with iss, sub, aud, iat, exp and jti that
  the tool has signed (https://www.imsglobal.org/spec/security/v1p1).
- "LTI Assignment and Grade Services Specification" 2.0, 3.2 and 3.4: line items, their container in pages, and scores,
  whose timestamps are strictly increasing for each student (https://www.imsglobal.org/spec/lti-ags/v2p0).
- "LTI Names and Role Provisioning Services" 2.0, as others quote it: members in pages
  (https://www.imsglobal.org/spec/lti-nrps/v2p0). The document itself was not at hand, nor were "LTI Core
  Specification" 1.3 and the certification suites.

What a request does that is in none of these is kept in `wrong`.
"""

import json
import re
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from urllib.parse import parse_qsl

from jwcrypto.common import JWException
from jwcrypto.jwk import JWKSet
from jwcrypto.jws import JWS
from stand_in import Handler, StandIn, serving

CLIENT, DEPLOYMENT, LABEL = "tool-7", "1:abc", "Perceptron"
ITEM = "/course/lineitems/2/lineitem"  # the number of LABEL among the labels
SCORE, READ_ITEMS = (f"https://purl.imsglobal.org/spec/lti-ags/scope/{name}" for name in ("score", "lineitem.readonly"))
MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
#: what each service takes or gives
MEDIA = {
    "members": "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
    "items": "application/vnd.ims.lis.v2.lineitemcontainer+json",
    "item": "application/vnd.ims.lis.v2.lineitem+json",
    "score": "application/vnd.ims.lis.v1.score+json",
}
#: a page's address has a word in which capital letters matter
PAGES = ("", "p=Aa:2", "p=aA:3")
SIZE = 2


@dataclass
class LTI(StandIn):
    """What the stand-in knows: the tool's public keys, the course's members, line items and scores.

    `grants` are the scopes that it gives tokens for, `tokens` those that it has given, each with its scopes.
    """

    keys: dict = field(default_factory=dict)
    members: list[dict] = field(default_factory=list)
    most: float = 17.0
    labels: list[str] = field(default_factory=lambda: ["Homework", "Essay", LABEL])
    grants: set[str] = field(default_factory=lambda: {SCORE, READ_ITEMS, MEMBERS})
    audience: str = ""
    tokens: dict[str, set[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    scores: dict[str, list[dict]] = field(default_factory=dict)
    elsewhere: str = ""  # where the next page of members is said to be

    @property
    def given(self) -> dict[str, list[float]]:
        """The scores that each student was given, one after the other."""
        return {user: [score["scoreGiven"] for score in scores] for user, scores in self.scores.items()}


class _Handler(Handler):
    platform: ClassVar[LTI]

    def asked(self, path: str, query: str, body: bytes) -> tuple[int, object, dict]:
        if (self.command, path) == ("POST", "/token"):
            return self._token(dict(self.form(body)))
        services = {
            ("GET", "/course/members"): ("members", MEMBERS, self._members),
            ("GET", "/course/lineitems"): ("items", READ_ITEMS, self._items),
            ("GET", ITEM): ("item", READ_ITEMS, self._item),
            ("POST", f"{ITEM}/scores"): ("score", SCORE, self._score),
        }
        if (self.command, path) not in services:
            return 404, {"error": "not_found"}, {}
        media, scope, does = services[self.command, path]
        scopes = self.platform.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if scopes is None:
            return 401, {"error": "invalid_token"}, {"WWW-Authenticate": "Bearer"}
        if scope not in scopes:
            return 403, {"error": "insufficient_scope"}, {}
        said = self.headers["Content-Type"] if self.command == "POST" else self.headers["Accept"]
        if said != MEDIA[media]:
            self.blame(f"the media type {said}")
        status, made, headers = does(query, body)
        return status, made, {"Content-Type": MEDIA[media]} | headers

    def _token(self, fields: dict[str, str]) -> tuple[int, object, dict]:
        platform = self.platform
        if set(fields) != {"grant_type", "client_assertion_type", "client_assertion", "scope"}:
            self.blame(f"the fields {sorted(fields)}")
        if fields["grant_type"] != "client_credentials":
            self.blame(f"the grant {fields['grant_type']}")
        if fields["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer":
            self.blame(f"the kind of assertion {fields['client_assertion_type']}")
        try:
            signed = JWS()
            signed.deserialize(fields["client_assertion"], JWKSet.from_json(json.dumps(platform.keys)))
        except JWException:
            return 400, {"error": "invalid_client"}, {}
        if signed.jose_header["alg"] != "RS256" or signed.jose_header["kid"] != platform.keys["keys"][0]["kid"]:
            self.blame(f"the header {signed.jose_header}")
        self._claims(json.loads(signed.payload))
        scopes = set(fields["scope"].split(" "))
        if not scopes <= platform.grants:
            return 400, {"error": "invalid_scope"}, {}
        token = f"token-{len(platform.tokens)}-{len(platform.requests)}"
        platform.tokens[token] = scopes
        made = {"access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": fields["scope"]}
        return 200, made, {"Cache-Control": "no-store"}

    def _claims(self, claims: dict) -> None:
        platform, now = self.platform, time.time()
        expected = {
            "iss": CLIENT,
            "sub": CLIENT,
            "aud": platform.audience or f"{platform.url}/token",
            "https://purl.imsglobal.org/spec/lti/claim/deployment_id": DEPLOYMENT,
        }
        if wrong := {name: claims.get(name) for name in expected if claims.get(name) != expected[name]}:
            self.blame(f"the claims {wrong}")
        if not claims["iat"] <= now < claims["exp"] <= claims["iat"] + 300:
            self.blame(f"a JWT from {claims['iat']} to {claims['exp']}, at {now}")
        if claims["jti"] in platform.seen or len(claims["jti"]) < 15:
            self.blame(f"a jti that can be guessed, or was there before: {claims['jti']}")
        platform.seen.add(claims["jti"])

    def _page(self, all_there: list, query: str, path: str) -> tuple[list, dict]:
        """Return one page of what there is, and the header with the address of the next."""
        if query not in PAGES:
            self.blame(f"the page {query!r}")
        at = PAGES.index(query)
        links = [f'<{self.platform.url}{path}?since=1>; rel="differences"']
        if len(all_there) > SIZE * (at + 1):
            links.append(f'<{self.platform.elsewhere or self.platform.url}{path}?{PAGES[at + 1]}>; rel="next"')
        return all_there[SIZE * at : SIZE * (at + 1)], {"Link": ", ".join(links)}

    def _members(self, query: str, body: bytes) -> tuple[int, object, dict]:
        page, link = self._page(self.platform.members, query, "/course/members")
        return 200, {"id": f"{self.platform.url}/course/members", "context": {"id": "7"}, "members": page}, link

    def _items(self, query: str, body: bytes) -> tuple[int, object, dict]:
        items = [
            {"id": f"{self.platform.url}/course/lineitems/{at}/lineitem?type=3", "label": label, "scoreMaximum": 17}
            for at, label in enumerate(self.platform.labels)
        ]
        page, link = self._page(items, query, "/course/lineitems")
        return 200, page, link

    def _item(self, query: str, body: bytes) -> tuple[int, object, dict]:
        self._type(query)
        return 200, {"id": f"{self.platform.url}{ITEM}?type=3", "label": LABEL, "scoreMaximum": self.platform.most}, {}

    def _type(self, query: str) -> None:
        if parse_qsl(query) != [("type", "3")]:
            self.blame("the parameters of a line item's address belong to its scores' too")

    def _score(self, query: str, body: bytes) -> tuple[int, object, dict]:
        self._type(query)
        score = json.loads(body)
        needed = {"userId", "scoreGiven", "scoreMaximum", "activityProgress", "gradingProgress", "timestamp"}
        if set(score) - {"comment"} != needed or not score.get("comment", "x"):
            self.blame(f"the fields {sorted(score)}")
        user = score["userId"]
        if user not in [member["user_id"] for member in self.platform.members]:
            return 404, {"error": "no_such_user"}, {}
        if not (score["scoreGiven"] >= 0 and score["scoreMaximum"] > 0):
            self.blame(f"the score {score['scoreGiven']} of {score['scoreMaximum']}")
        if score["activityProgress"] not in ("Submitted", "Completed") or score["gradingProgress"] != "FullyGraded":
            self.blame(f"the progress {score['activityProgress']}, {score['gradingProgress']}")
        when = score["timestamp"]
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(Z|[+-]\d\d:\d\d)", when):
            self.blame(f"the time {when}: expected ISO 8601 with fractions of a second and a zone")
        before = self.platform.scores.setdefault(user, [])
        if before and datetime.fromisoformat(when) <= datetime.fromisoformat(before[-1]["timestamp"]):
            self.blame(f"the time {when} is not after {before[-1]['timestamp']}")
        before.append(score)
        return 200, None, {}


def serve(platform: LTI) -> AbstractContextManager[LTI]:
    """Let the stand-in answer at `platform.url` until the body ends."""
    return serving(platform, _Handler)
