"""What asking a platform over the network takes: addresses that nobody on the way can read, secrets, and patience."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

import requests

from mlgrading.outside.course import Problem

#: seconds to wait for one answer, and to wait altogether while a platform says that there were too many requests
TIMEOUT, PATIENCE = 60.0, 600.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")

T = TypeVar("T")


def secure(url: str, what: str, secret: str) -> SplitResult:
    """Return the parts of an address over which a secret can be sent; `what` says whose address it is. Raises Problem.

    >>> secure("https://canvas.example.org/courses/1", "the address of Canvas", "the token").netloc
    'canvas.example.org'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as problem:
        raise Problem(f"{what}: expected one that begins with https://, got {url}, which is none: {problem}") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise Problem(
            f"{what}: expected one that begins with https://, got {url}, by which anybody on the way could read "
            f"{secret}"
        )
    if parts.username or parts.password or not host:
        raise Problem(f"{what}: expected https:// and the name of a machine, and nothing before it")
    return parts


def secret(file: Path, what: str) -> str:
    """Return what is in a file that only its owner can read; `what` is "token" or "key". Raises Problem."""
    try:
        with file.open(encoding="utf-8") as opened:
            mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
            if mode & 0o077:
                raise Problem(
                    f"{file}: expected a file that only you can read (mode 600), got mode {mode:03o}: run "
                    f"chmod 600 {file}, and make a new {what} if others could have read this one"
                )
            return opened.read(10_000)
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{file}, the file with the {what}, cannot be read: {error}") from None


class Throttled(Exception):
    """A platform has had too many requests; `seconds` is how long to wait at least, as far as it says."""

    def __init__(self, response: requests.Response) -> None:
        """Read how long to wait from the answer."""
        super().__init__("too many requests")
        said = response.headers.get("Retry-After", "")
        self.seconds = float(said) if re.fullmatch(r"\d{1,4}", said) else 0.0


def throttled(response: requests.Response) -> bool:
    """Return whether an answer means "too many requests".

    That is 429 everywhere, and in Canvas also 403 with these words or with nothing remaining.
    """
    if response.status_code == 403:
        remaining = response.headers.get("X-Rate-Limit-Remaining", "")
        used_up = re.fullmatch(r"-\d+(\.\d*)?|0+(\.\d*)?", remaining) is not None
        return used_up or "rate limit exceeded" in response.text.lower()
    return response.status_code == 429


def patiently(once: Callable[[], T], pause: Callable[[float], None], platform: str) -> T:
    """Call a function until it raises Throttled no more; `pause` waits so many seconds. Raises Problem in the end."""
    waited, next_pause = 0.0, 1.0
    while True:
        try:
            return once()
        except Throttled as too_many:
            seconds = max(next_pause, too_many.seconds)
            if waited + seconds > PATIENCE:
                raise Problem(
                    f"{platform} has said for {waited:.0f} s that there were too many requests. What was sent is kept; "
                    "the same command sends the rest, later"
                ) from None
            pause(seconds)
            waited, next_pause = waited + seconds, min(60.0, 2 * next_pause)


def reason(problem: Exception) -> str:
    """Return in one line why a request had no answer that could be read; nothing secret is in it."""
    if isinstance(problem, requests.TooManyRedirects):
        return "it sends on to another address: give that one"
    if isinstance(problem, requests.Timeout):
        return f"no answer within {TIMEOUT:.0f} s"
    if isinstance(problem, requests.ConnectionError):
        return "it cannot be reached"
    return f"the answer could not be read ({type(problem).__name__})"
