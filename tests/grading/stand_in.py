"""What the stand-ins for learning platforms have in common: a server on loopback that notes what it is sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qsl, urlsplit


@dataclass
class StandIn:
    """What was asked of a stand-in, what of it no documentation allows, and what it shall answer next.

    `answers` are answers that it gives instead of doing what it is asked, one a request whose method and path match:
    (method, part of the path, status, headers, text). A status of 0 does what is asked, and breaks the connection
    before the answer.
    """

    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    answers: list[tuple[str, str, int, dict, str]] = field(default_factory=list)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    """Answers requests; what a platform does is in `asked`."""

    disable_nagle_algorithm = True  # an answer's head and body would wait 40 ms for each other

    platform: ClassVar[Any]
    extra: ClassVar[dict] = {}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.platform.requests.append(f"{self.command} {parts.path}")
        broken = False
        for at, (method, path, status, headers, text) in enumerate(self.platform.answers):
            if method == self.command and path in parts.path:
                del self.platform.answers[at]
                if status:
                    return self._answer(status, text, headers)
                broken = True
                break
        status, made, headers = self.asked(parts.path, parts.query, body)
        if broken:
            self.close_connection = True
            return None
        return self._answer(status, "" if made is None else json.dumps(made), headers)

    do_POST = do_PUT = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass

    def asked(self, path: str, query: str, body: bytes) -> tuple[int, object, dict]:
        """Do what is asked; return the status, what to answer and headers."""
        raise NotImplementedError

    def form(self, body: bytes) -> list[tuple[str, str]]:
        if self.headers.get_content_type() != "application/x-www-form-urlencoded":
            self.blame(f"the content type {self.headers['Content-Type']}")
        return parse_qsl(body.decode(), strict_parsing=True)

    def blame(self, what: str) -> None:
        """Keep what the documentation does not allow."""
        self.platform.wrong.append(f"{self.command} {self.path}: {what}")

    def _answer(self, status: int, text: str, headers: dict) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in (self.extra | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


P = TypeVar("P", bound=StandIn)


@contextmanager
def serving(platform: P, handler: type[Handler]) -> Iterator[P]:
    """Let a stand-in answer at its `url` until the body ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answering", (handler,), {"platform": platform}))
    server.daemon_threads = True
    platform.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
