"""JupyterHub's settings for a course on one machine: a server for each student, and one that all instructors share.

Linux knows who is who: students are in the group STUDENTS, instructors in the group INSTRUCTORS. The course's folder
belongs to the account COURSE_USER, as which formgrader and the instructors' terminals run (`/services/<course>/`).
"""

import grp
import os
import sys
from pathlib import Path

COURSE = "how-neural-networks-learn"  # the course_id of nbgrader_config.py
COURSE_USER, COURSE_FOLDER = "course", "/srv/course"
STUDENTS, INSTRUCTORS = "students", "instructors"
FORMGRADER_PORT = 9999
BIN = Path(sys.executable).parent  # the environment's programs, which nbgrader starts by their names
PROXY = BIN.parent / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"

c = get_config()  # noqa: F821

# On loopback: a web server in front speaks TLS. See README.md.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.ConfigurableHTTPProxy.command = [str(PROXY)]

# Members of two groups of Linux may sign in, with their passwords of this machine.
c.JupyterHub.authenticator_class = "pam"
c.LocalAuthenticator.allowed_groups = {STUDENTS, INSTRUCTORS}

# A student's server is a process of that student's account.
c.Spawner.default_url = "/lab"
c.Spawner.notebook_dir = "~"
PROGRAMS = {"PATH": os.pathsep.join([str(BIN), "/usr/local/bin:/usr/bin:/bin"])}
# (in this folder, page_config.json takes from the menus what is only of use to instructors)
c.Spawner.environment = PROGRAMS | {"JUPYTER_CONFIG_PATH": "/etc/jupyterhub"}
c.JupyterHub.shutdown_on_logout = True


def extensions(**wanted: bool) -> str:
    """Return the option that switches nbgrader's extensions of a server on or off."""
    given = {f"nbgrader.server_extensions.{name}": switched for name, switched in wanted.items()}
    return f"--ServerApp.jpserver_extensions={given}"


# JupyterLab asks nothing of the world outside: no news, no newer version, no extensions to install. Kernels are reached
# by sockets in the file system, which other accounts cannot open, and not by ports of this machine, which they can.
ALONE = [
    "--KernelManager.transport=ipc",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]
c.Spawner.args = [extensions(formgrader=False, course_list=False), *ALONE]

# Instructors share one server, which belongs to the course's account: there are formgrader, and a terminal in which
# `mlcourse grade` runs. nbgrader wants the name of their group to begin with "formgrade-".
c.JupyterHub.load_groups = {f"formgrade-{COURSE}": {"users": grp.getgrnam(INSTRUCTORS).gr_mem}}
c.JupyterHub.load_roles = [
    {
        "name": "instructors",
        "description": "May use the course's server, and with it everything in the course's folder.",
        "groups": [f"formgrade-{COURSE}"],
        "scopes": [f"access:services!service={COURSE}", f"read:services!service={COURSE}", "list:services"],
    }
]
c.JupyterHub.services = [
    {
        "name": COURSE,
        "url": f"http://127.0.0.1:{FORMGRADER_PORT}",
        "user": COURSE_USER,
        "cwd": COURSE_FOLDER,
        "command": [
            str(BIN / "jupyterhub-singleuser"),
            extensions(formgrader=True, assignment_list=False, validate_assignment=False, course_list=False),
            *ALONE,
        ],
        "environment": PROGRAMS,
        "oauth_no_confirm": True,
    }
]
