"""A Firefox without a window, driven over WebDriver BiDi: as much of it as the tests of exercises in the page need.

Firefox speaks the protocol itself, over one web socket; so Debian's own build will do, and no driver is installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import websocket

# Nothing of its own is to be fetched: no updates, lists, add-ons, captive portals, first-run pages.
PREFERENCES = {
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
KEYS = {"Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007"}


class Firefox:
    """One browser with one page; `errors` and `requests` collect what happens in it."""

    def __init__(self, program: str) -> None:
        self.profile = Path(tempfile.mkdtemp(prefix="firefox-"))
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (self.profile / "user.js").write_text("\n".join(lines), "utf8")
        arguments = ["--headless", "--no-remote", "--profile", str(self.profile), "--remote-debugging-port", "0"]
        self.log = (self.profile / "log").open("w+")
        self.process = subprocess.Popen([program, *arguments], stdout=self.log, stderr=self.log)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.number = 0
        try:
            self.socket = websocket.create_connection(f"{self._address()}/session", timeout=120, suppress_origin=True)
            self.send("session.new", capabilities={})
            self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
            self.page = self.send("browsingContext.getTree")["contexts"][0]["context"]
        except BaseException:
            self.close()
            raise

    def _address(self) -> str:
        for _ in range(600):
            said = (self.profile / "log").read_text("utf8")
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", said):
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"Firefox did not start: {said}")

    def send(self, method: str, **parameters: Any) -> dict:
        """Send a command and return its result; events that arrive before it are noted."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]
            self._note(message)

    def _note(self, event: dict) -> None:
        parameters = event.get("params", {})
        if event.get("method") == "network.beforeRequestSent":
            self.requests.append(parameters["request"]["url"])
        elif event.get("method") == "log.entryAdded" and parameters["level"] == "error":
            self.errors.append(parameters["text"])

    def goto(self, address: str) -> None:
        """Open a page and wait until it is loaded, and the one before it has gone, though it may be the same."""
        self.evaluate("() => { window.left = true; }")
        self.send("browsingContext.navigate", context=self.page, url=address, wait="complete")
        self.wait_for("() => !window.left && document.readyState === 'complete'")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a JavaScript function in the page with plain values; return its plain value, awaited."""
        call = f"(async () => JSON.stringify((await ({function})(...{json.dumps(arguments)})) ?? null))()"
        got = self.send("script.evaluate", expression=call, target={"context": self.page}, awaitPromise=True)
        if got["type"] == "exception":
            raise RuntimeError(got["exceptionDetails"]["text"])
        return json.loads(got["result"]["value"])

    def wait_for(self, function: str, *arguments: Any, seconds: float = 60) -> Any:
        """Call a function until it returns something true, and return that."""
        end = time.monotonic() + seconds
        while not (value := self.evaluate(function, *arguments)):
            if time.monotonic() > end:
                raise TimeoutError(f"still false after {seconds} s: {function}")
            time.sleep(0.05)
        return value

    def press(self, *keys: str) -> None:
        """Press keys, one after the other: single characters or names from KEYS."""
        actions = []
        for key in keys:
            value = KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.send("input.performActions", context=self.page, actions=[source])

    def close(self) -> None:
        """End the browser and remove its profile."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if hasattr(self, "socket"):
            self.socket.close()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)
