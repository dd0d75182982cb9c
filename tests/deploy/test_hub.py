"""The whole way of an exercise on a JupyterHub: users of Linux, their own servers, and a browser.

The hub runs in a machine within this one (see lab.py) with the settings of deploy/hub and the commands of its README,
and with this clone's packages. Two things are not as on a real machine: a password is not asked for, and systemd does
not start the hub.
"""

from __future__ import annotations

import contextlib
import csv
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from build import CATALOGUED, MOST, POINTS, RIGHT
from lab import Lab, lab
from machine import HUB, chromium
from outcomes import wait_until
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "deploy" / "hub"
COURSE = "how-neural-networks-learn"
ADDRESS = "http://127.0.0.1:8000"
EXERCISE = "perceptron"
FIRST = next(iter(RIGHT))
MISTAKE = CATALOGUED[FIRST].wrong[0]
#: milliseconds that the browser waits for what must come; on a busy machine a server starts slowly
PATIENCE = 60_000

pytestmark = [
    pytest.mark.slow,
    *map(pytest.mark.needs, ("hub", "sandbox", "namespaces", "chromium")),
]

# A machine of its own: this one's /etc, to which users can be added, no other homes, and the course as cloned.
MACHINE = """
ip link set lo up
for folder in /home /srv /var/lib /run /mnt; do mount -t tmpfs none $folder; done
cp -a /etc /mnt/etc
mount --bind /mnt/etc /etc
for name in mlcourse mlgrading; do mount --bind "$1/$name" "$2/$name"; done
mkdir /srv/course
cd "$1"
cp -a nbgrader_config.py solutions exercises deploy /srv/course
"""
# The shipped settings, without passwords.
SETTINGS = """
c = get_config()
load_subconfig("/etc/jupyterhub/jupyterhub_config.py")
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
"""


def commands(heading: str) -> str:
    """Return the commands of a section of the recipe's README."""
    section = (RECIPE / "README.md").read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return "\n".join(re.findall(r"^```sh\n(.*?)^```", section, re.M | re.S)).replace("/opt/hub-env", str(HUB))


class Hub:
    """The hub in its machine, and a browser there."""

    def __init__(self, machine: Lab, browser: Browser) -> None:
        self.machine, self.browser = machine, browser
        self.began = time.monotonic()

    def told(self, what: str) -> None:
        """Print the time of a step, for whoever runs this with `pytest -s`."""
        print(f"{time.monotonic() - self.began:6.1f} s  {what}")

    def run(self, user: str, command: str, folder: str = ".", code: int = 0) -> str:
        """Run a command as a user, in a folder, as a terminal of the hub does, and return what it said."""
        become = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--reset-env"]
        shell = ["bash", "--login", "-ec", f"cd {folder}; {command}"]
        ran = subprocess.run([*self.machine.inside, *become, *shell], capture_output=True, text=True, timeout=600)
        assert ran.returncode == code, f"{command}\n{ran.stdout}{ran.stderr}"
        return ran.stdout + ran.stderr

    def course(self, command: str, code: int = 0) -> str:
        """Run a command as instructors do, in a terminal of the course's server."""
        said = self.run("course", command, "/srv/course", code)
        self.told(command)
        return said

    def sign_in(self, name: str) -> Page:
        """Return a window in which a user has signed in."""
        page = self.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{ADDRESS}/hub/login")
        page.fill("#username_input", name)
        page.fill("#password_input", "anything")
        page.click("#login_submit")
        page.wait_for_url(f"**/user/{name}/lab**")
        return page


class Student:
    """A student at work: all of it in the browser."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        self.page = hub.sign_in(name)
        hub.told(f"{name} has a server")

    def list(self) -> Locator:
        """Return nbgrader's list of assignments, as it is now."""
        shown = self.page.locator("#nbgrader-assignment-list")
        if not shown.is_visible():
            self.page.click(".lm-MenuBar-item:has-text('Nbgrader')")
            self.page.click(".lm-Menu-item:has-text('Assignment List')")
        self.page.click("#refresh_assignments_list")
        return shown

    def fetch(self) -> None:
        self.list().locator("#released_assignments_list button:text-is('Fetch')").click()
        fetched = self.page.locator("#fetched_assignments_list")
        fetched.locator(".item_name a", has_text=EXERCISE).first.click()
        fetched.locator(".nested_list_item a", has_text=EXERCISE).click()
        self.page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell")
        self.hub.told(f"{self.name} has fetched and opened the notebook")

    def cell(self, text: str) -> Locator:
        return self.page.locator(".jp-NotebookPanel .jp-CodeCell", has_text=text)

    def write(self, answers: dict[str, str]) -> None:
        """Write into answer cells; the blank ones are in the order of the tasks."""
        blank = self.cell("YOUR CODE HERE")
        expect(blank).to_have_count(len(RIGHT), timeout=PATIENCE)
        for place, name in reversed(list(enumerate(RIGHT))):
            if name in answers:
                blank.nth(place).locator(".cm-content").click()
                self.page.keyboard.press("Control+A")
                self.page.keyboard.insert_text(answers[name])

    def check(self, name: str) -> Locator:
        """Run all cells and return the output of a task's check."""
        self.page.click(".lm-MenuBar-item:has-text('Run')")
        self.page.click(".lm-Menu-item:has-text('Run All Cells')")
        output = self.cell(f'check("{EXERCISE}.{name}"').locator(".jp-OutputArea-output").first
        output.wait_for()
        return output

    def validate(self) -> str:
        """Press Validate, which saves the notebook first, and return what the window says."""
        self.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
        dialog = self.page.locator(".jp-Dialog", has_text="Validation Results")
        dialog.wait_for()
        said = dialog.inner_text()
        dialog.get_by_role("button", name="Ok").click()
        self.hub.told(f"{self.name} has validated")
        return said

    def submit(self) -> None:
        self.page.locator(".lm-TabBar-tab", has_text="Assignments").click()
        self.list().locator("#fetched_assignments_list button:text-is('Submit')").click()
        self.page.locator("#submitted_assignments_list .list_item", has_text=EXERCISE).first.wait_for()
        self.hub.told(f"{self.name} has submitted")

    def feedback(self) -> FrameLocator:
        """Fetch the feedback for the latest hand-in, open it, and return the page."""
        submitted = self.list().locator("#submitted_assignments_list")
        submitted.get_by_text("(feedback available to fetch)").first.wait_for()
        submitted.locator("button:text-is('Fetch Feedback')").click()
        submitted.get_by_text("(view feedback)").first.click()
        self.page.locator(".jp-DirListing-item", has_text=f"{EXERCISE}.html").dblclick()
        shown = self.page.frame_locator(".jp-HTMLViewer:visible iframe")
        shown.locator("h1").wait_for()
        self.hub.told(f"{self.name} has opened the feedback")
        return shown


class Grader:
    """An instructor in form-grader."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.page = hub.sign_in("grace")
        self.table = f"{ADDRESS}/services/{COURSE}/formgrader/gradebook/{EXERCISE}/{EXERCISE}"

    def rows(self) -> Locator:
        self.page.goto(self.table)
        rows = self.page.locator("tbody tr", has=self.page.locator("td.score"))
        rows.first.wait_for()
        return rows

    def scores(self) -> dict[str, str]:
        """Return the scores that the table shows, by student."""
        names = self.rows().locator(".name-shown:not(.glyphicon)").all_text_contents()
        return dict(zip(names, self.page.locator("td.score").all_text_contents(), strict=True))

    def opens(self, student: str) -> int:
        """Open a submission and return for how many tasks a score can be entered."""
        row = self.rows().filter(has=self.page.locator(f".name-shown:text-is('{student}')"))
        self.page.goto(ADDRESS + row.locator("a").first.get_attribute("href"))
        # What is entered before the stored scores have come would be lost.
        self.page.wait_for_load_state("networkidle")
        self.hub.told(f"an instructor has opened {student}'s submission")
        return self.page.locator("input.score").count()

    def enters(self, student: str, score: float, comment: str) -> None:
        """Enter a score and a comment for the first task."""
        self.opens(student)
        for field, text in ((f"input#check_{FIRST}", str(score)), (f"textarea#{FIRST}-comment", comment)):
            with self.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
                self.page.locator(field).fill(text)
                self.page.keyboard.press("Tab")
        self.hub.told(f"an instructor has entered a score and a comment for {student}")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The hub, running."""
    folder = tmp_path_factory.mktemp("hub")
    (folder / "config.py").write_text(SETTINGS)
    site = next(HUB.glob("lib/python3.*/site-packages"))
    with contextlib.ExitStack() as ends:
        machine = ends.enter_context(lab())
        machine.do(MACHINE, ROOT, site)
        for heading in ("Accounts and folders", "Settings", "People"):
            machine.do(commands(heading))
        environment = {"PATH": f"{HUB}/bin:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
        start = f"cd /var/lib/jupyterhub; exec jupyterhub --config {folder}/config.py"
        log = ends.enter_context((folder / "log").open("w"))
        running = subprocess.Popen([*machine.inside, "sh", "-c", start], env=environment, stdout=log, stderr=log)
        ends.callback(running.wait)
        ends.callback(machine.holder.kill)
        wait_until(lambda: "JupyterHub is now running" in (folder / "log").read_text(), running)
        # The browser is this machine's, with the network of the hub's.
        wrapper = folder / "chromium"
        wrapper.write_text(f'#!/bin/sh\nexec {" ".join(machine.inside[:2])} --net {chromium()} "$@"\n')
        wrapper.chmod(0o755)
        playwright = ends.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=wrapper, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        ends.callback(browser.close)
        yield Hub(machine, browser)


def test_a_class_hands_in_and_gets_its_feedback(hub: Hub):
    hub.course(f"mlcourse hub release {EXERCISE}")
    ada, bob = Student(hub, "ada"), Student(hub, "bob")
    ada.fetch()
    ada.write(RIGHT)
    expect(ada.check(FIRST)).to_contain_text("Correct: ", timeout=PATIENCE)
    assert "passes all the tests" in ada.validate()
    ada.submit()
    bob.fetch()
    bob.write({FIRST: MISTAKE.code})
    expect(bob.check(FIRST)).to_contain_text("Not yet.", timeout=PATIENCE)
    assert "Not yet." in bob.validate()
    bob.submit()

    hub.course(f"nbgrader collect {EXERCISE} --update")
    assert "2 graded" in hub.course(f"mlcourse grade {EXERCISE} --workers 1")
    grader = Grader(hub)
    assert grader.scores() == {"ada": f"{MOST:g} / {MOST:g}", "bob": f"0 / {MOST:g}"}
    assert all(grader.opens(student) == len(POINTS) for student in ("ada", "bob"))

    # What an instructor enters is kept by every later run, and shows wherever the score does.
    grader.enters("bob", score=0.5, comment="Half of it is right.")
    for _ in range(2):
        assert "2 results as before" in hub.course(f"mlcourse grade {EXERCISE} --workers 1")
    assert grader.scores()["bob"] == f"0.5 / {MOST:g}"
    table = csv.DictReader(hub.course(f"cat reports/{EXERCISE}.csv").splitlines())
    assert {row["student_id"]: float(row["score"]) for row in table} == {"ada": MOST, "bob": 0.5}
    assert "0.5 (by hand)" in hub.course(f"cat reports/{EXERCISE}.html")
    assert "2 given back: ada, bob" in hub.course(f"mlcourse hub return {EXERCISE}")
    # A page lies where its name alone leads, which only its student can work out.
    assert "Permission denied" in hub.run("bob", f"ls /srv/exchange/{COURSE}/feedback", code=2)
    expect(ada.feedback().locator(".score")).to_have_text(f"{MOST:g} of {MOST:g} points", timeout=PATIENCE)
    page = bob.feedback()
    expect(page.locator(".score")).to_have_text(f"0.5 of {MOST:g} points", timeout=PATIENCE)
    expect(page.locator(".by-hand").last).to_have_text("Your instructor's comment: Half of it is right.")
    expect(page.locator("#task-1 .message")).to_have_text(MISTAKE.message.replace("`", ""))


def test_what_is_not_a_students_business_is_closed(hub: Hub):
    hub.course("mlcourse hub release neurons")
    hub.sign_in("ada")
    page = hub.sign_in("bob")
    assert page.goto(f"{ADDRESS}/services/{COURSE}/formgrader").status == 403
    assert page.goto(f"{ADDRESS}/user/bob/formgrader").status == 404
    assert page.goto(f"{ADDRESS}/user/ada/lab").status == 403
    for place in ("/srv/course", "/home/ada", "/home/course", f"/srv/exchange/{COURSE}/inbound", "/var/lib/jupyterhub"):
        said = hub.run("bob", f"ls {place}", code=2)
        assert "Permission denied" in said
    said = hub.run("bob", f"mv /srv/exchange/{COURSE} /srv/exchange/mine", code=1)
    assert "Operation not permitted" in said
