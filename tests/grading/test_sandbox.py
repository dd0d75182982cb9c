"""The sandbox: what students' code cannot do in it, and that nothing of one student is left for the next."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from mlgrading.sandbox import box, cgroup, command, kernel, limits, seccomp
from mlgrading.wire import Limits

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox")]


LIMITS = Limits(notebook_seconds=30, cell_seconds=4, memory_mb=600, processes=60)
#: how memory is limited: by the watcher everywhere, and by a control group where this machine gives one
MECHANISMS = ["watcher", "group"] if cgroup.available() else ["watcher"]


@contextlib.contextmanager
def sandbox(limits: Limits, warm: bool = True) -> Iterator[box.Sandbox]:
    # The path of a socket must be short.
    folder = Path("/tmp") / f"mlt-{os.getpid()}-{time.monotonic_ns()}"
    folder.mkdir(mode=0o700)
    made = box.Sandbox(limits, ("numpy",), str(folder), warm=warm)
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(folder)


@pytest.fixture
def place(request):
    """A sandbox with small limits."""
    with sandbox(LIMITS, getattr(request, "param", True)) as made:
        yield made


@pytest.fixture(params=MECHANISMS)
def small(request, monkeypatch):
    """A sandbox with little memory, limited in one way or the other."""
    monkeypatch.setattr(cgroup, "available", lambda: request.param == "group")
    with sandbox(Limits(notebook_seconds=100, cell_seconds=50, memory_mb=200, processes=60)) as made:
        yield made


def said(place: box.Sandbox, code: str) -> str:
    """Return what a cell prints, or the name of its error."""
    with kernel.Kernel(place, place.limits) as one:
        ran = one.run(code)
        printed = "".join(o.get("text", "") for o in ran.outputs if o["output_type"] == "stream")
        return ran.error or printed.strip()


CANNOT = {
    "reach the network": "import socket; socket.create_connection(('127.0.0.1', 22), timeout=2)",
    "look a name up": "import socket; socket.getaddrinfo('example.org', 80)",
    "see the course": f"import os; os.listdir({str(ROOT / 'solutions')!r})",
    "see the tests": f"open({str(Path(__file__).resolve())!r})",
    "see the labels of the capstone": "from mlcourse import datasets\n"
    "if datasets.find_fashion_mnist() == datasets.FASHION_SAMPLE: raise FileNotFoundError",
    "see who else has an account": "open('/etc/passwd')",
    "write beside its home": "open('/usr/x', 'w')",
    "write into the root": "open('/x', 'w')",
    "write into the devices": "open('/dev/x', 'w')",
    "write into the interpreter": f"open({os.path.join(sys.prefix, 'x')!r}, 'w')",
    "write into the course's package": "import mlcourse, os; open(os.path.dirname(mlcourse.__file__) + '/x', 'w')",
    "become root": "import os; os.setuid(0)",
    "make a user namespace": "import subprocess; subprocess.run(['unshare', '-U', 'true'], check=True)",
    "trace its parent": "import ctypes, os\nif ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0): raise OSError",
    "read that process": "import os; open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
    "find its descriptors": "import os; os.listdir(f'/proc/{os.getppid()}/fd')",
    "write a large file": "f = open('x', 'wb')\nfor _ in range(80): f.write(bytes(1 << 20)); f.flush()",
    "open many files": "a = [open('/dev/null') for _ in range(2000)]",
    "fill its home": "for i in range(9):\n    with open(f'x{i}', 'wb') as f: f.write(bytes(50 << 20))",
    "fill shared memory": "for i in range(4):\n    with open(f'/dev/shm/x{i}', 'wb') as f: f.write(bytes(30 << 20))",
    "fork without end": "import os, time\nwhile True:\n    if os.fork() == 0: time.sleep(60)",
    "take all address space": "a = bytearray(100 << 30)",
}


@pytest.mark.parametrize("what", CANNOT)
def test_students_code_cannot(place, what):
    error = said(place, CANNOT[what])
    assert error.endswith(("Error", "NotFound", "gaierror", "timeout")), error
    assert error not in ("SyntaxError", "NameError", "ImportError", "AttributeError")


@pytest.mark.parametrize("place", [True, False], indirect=True, ids=["warm", "cold"])
def test_it_is_nobody_in_particular_and_knows_nothing(place, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_GRADER", "hidden")
    shown = said(
        place,
        "import os, resource\n"
        "print(os.getuid(), os.getgid(), os.getgroups(), os.getcwd())\n"
        "lines = open('/proc/self/status').readlines()\n"
        "print([line.split()[1] for line in lines if line.startswith(('CapEff', 'CapPrm', 'NoNew'))])\n"
        "print('SECRET_OF_THE_GRADER' in os.environ, sorted(p for p in os.listdir('/proc') if p.isdigit())[:1])\n"
        "print(sorted(os.listdir('/sys')) if os.path.exists('/sys') else 'no devices')",
    ).splitlines()
    assert shown[0] in ("65534 65534 [] /student/home", "65534 65534 [65534] /student/home")
    assert shown[1] == "['0000000000000000', '0000000000000000', '1']"
    assert shown[2] == "False ['1']"
    assert shown[3] == "no devices"


#: memory that the one process does not show which took it
HOLDS = {
    "arrays of many processes": """
        import os, time
        for _ in range(8):
            if os.fork() == 0: a = bytearray(b"1") * (100 << 20); time.sleep(60)
        time.sleep(60)
    """,
    "shared memory whose makers have ended": """
        import mmap, os, time
        shared = [mmap.mmap(-1, 100 << 20) for _ in range(4)]
        for one in shared:
            if os.fork() == 0:
                one.write(bytes(100 << 20)); os._exit(0)
            os.wait()
        time.sleep(60)
    """,
    "files": """
        import time
        for folder in ("/student/home", "/tmp", "/dev/shm"):
            try:
                for number in range(4):
                    with open(f"{folder}/x{number}", "wb") as file: file.write(bytes(60 << 20))
            except OSError: pass
        time.sleep(60)
    """,
    "a great many empty files": """
        import os, time
        for number in range(400_000): os.close(os.open(f"x{number}", os.O_CREAT))
        time.sleep(60)
    """,
    "messages in sockets": """
        import os, socket, time
        for _ in range(6):
            if os.fork() == 0:
                pairs = [socket.socketpair() for _ in range(200)]
                for one in sum(pairs, ()):
                    one.setblocking(False)
                    try:
                        while True: one.send(bytes(60_000))
                    except BlockingIOError: pass
                time.sleep(60)
        time.sleep(60)
    """,
    "a TCP connection on which nobody reads": """
        import socket, time
        with socket.create_server(("127.0.0.1", 0)) as server:
            pairs = [(socket.create_connection(server.getsockname()), server.accept()[0]) for _ in range(90)]
        for one in sum(pairs, ()):
            one.setblocking(False)
            try:
                while True: one.send(bytes(60_000))
            except BlockingIOError: pass
        time.sleep(60)
    """,
    "messages of sockets that are closed": """
        import socket, time
        keep = []
        for number in range(300):
            keep.append(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
            keep[-1].bind(f"\\0{number}\\n x")
            for _ in range(10):
                with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
                    one.sendto(bytes(150_000), keep[-1].getsockname())
        time.sleep(60)
    """,
}


@pytest.mark.parametrize("what", HOLDS)
def test_memory_is_limited_wherever_it_is(small, what):
    with kernel.Kernel(small, small.limits) as one, pytest.raises(kernel.Lost, match="200 MB") as lost:
        one.run(textwrap.dedent(HOLDS[what]))
    assert lost.value.own
    assert said(small, "print('next')") == "next"


def call(expression: str) -> str:
    """Return code that makes a system call and raises what the kernel answers."""
    numbers = {name: machines.get(os.uname().machine) for name, machines in seccomp.REFUSED.items()}
    return (
        f"import ctypes\nnumber = {numbers}\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"assert {expression} < 0\nraise OSError(ctypes.get_errno(), '')"
    )


REFUSED = {
    "memory in a descriptor": "import os; os.memfd_create('x')",
    "System V memory": call("libc.shmget(4711, 4096, 0o1666)"),
    "a semaphore": call("libc.semget(4712, 1, 0o1666)"),
    "a message queue": call("libc.msgget(4713, 0o1666)"),
    "a key": call("libc.syscall(number['add_key'], b'user', b'left', b'mine', 4, -4)"),
    "a keyring": call("libc.syscall(number['keyctl'], 0, -4, 1)"),
    "a ring of input and output": call("libc.syscall(number['io_uring_setup'], 8, bytes(200))"),
    "a call of another machine": call("libc.syscall(0x40000000 + 39)"),
    "a socket of the kernel's ciphers": "import socket; socket.socket(38, 5)",
    "a socket of several paths": "import socket; socket.socket(2, 1, 262)",
    "a larger buffer": "import socket; socket.socket().setsockopt(1, socket.SO_RCVBUF, 1 << 20)",
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.skipif(not seccomp.HERE, reason="no filter for this kind of machine")
def test_calls_are_refused(place, what):
    assert said(place, REFUSED[what]) in ("OSError", "PermissionError")


def test_a_loop_is_interrupted_and_what_was_computed_stays(place):
    with kernel.Kernel(place, place.limits) as one:
        one.run("x = 41")
        ran = one.run("while True: pass")
        assert ran.late
        assert ran.error == "KeyboardInterrupt"
        assert one.ask({"value": "x"}) == {"value": 41}


@pytest.mark.timeout(60)
def test_what_does_not_stop_is_ended(place):
    code = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    with kernel.Kernel(place, place.limits) as one, pytest.raises(kernel.Lost, match="did not stop"):
        one.run(code)
    assert said(place, "print('next')") == "next"


@pytest.mark.timeout(60)
def test_a_flood_is_stopped(place):
    with kernel.Kernel(place, place.limits) as one, pytest.raises(kernel.Lost, match="MB of"):
        one.run("while True: print('x' * 1000000)")


def test_a_kernel_finds_at_its_start_what_it_would_look_for_first(place):
    """The heap is frozen, so that no collection copies its pages; a first traceback would look through all modules."""
    shown = said(place, "import gc, inspect\nprint(gc.get_freeze_count(), len(inspect.modulesbyfile))")
    frozen, modules = map(int, shown.split())
    assert frozen > 10_000
    assert modules > 100


LEAVE = {
    "files": "import os\nfor f in ('x', '/tmp/x', '/dev/shm/x'): open(f, 'w').write('mine')",
    "folders that resist": (
        "import os\nos.makedirs('a/b/c'); open('a/b/c/d', 'w').close(); os.chmod('a/b', 0); os.chmod('a', 0)"
    ),
    "a start-up file": (
        "import os\nos.makedirs('/student/home/.ipython/profile_default/startup', exist_ok=True)\n"
        "open('/student/home/.ipython/profile_default/startup/0.py', 'w').write('planted = 1')"
    ),
    "a module": "open('colorsys.py', 'w').write('planted = 1')",
    "a daemon": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        import signal\n"
        "        signal.signal(15, signal.SIG_IGN)\n        time.sleep(600)\n    os._exit(0)"
    ),
    "a file among the sockets": "open('/run/kernel/x', 'w').write('mine')",
    "a killed ancestor": "import os\nos.kill(os.getppid(), 9)",
    "a stopped ancestor": "import os\nos.kill(os.getppid(), 19)",
    "nothing": "pass",
}
LOOK = (
    "import os, sys, colorsys\n"
    "seen = []\n"
    "for folder in ('/student', '/student/home', '/tmp', '/dev/shm', '/run/kernel'):\n"
    "    names = {n for n in os.listdir(folder) if not n.startswith(('s-', 'k.json'))}\n"
    "    own = {'home', '.ipython', '.cache', '.matplotlib', *sys.prefix.split('/'), *sys.base_prefix.split('/')}\n"
    "    seen += sorted(names - own)\n"
    "if os.path.isdir('.ipython/profile_default/startup'):\n"
    "    seen += [n for n in os.listdir('.ipython/profile_default/startup') if n != 'README']\n"
    "seen += [p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid(), os.getppid())]\n"
    "seen += [n for n in ('planted',) if n in globals() or hasattr(colorsys, n)]\n"
    "print(seen)"
)


@pytest.mark.parametrize("what", LEAVE)
def test_nothing_is_left_for_the_next_student(place, what):
    with kernel.Kernel(place, place.limits) as one:
        try:
            assert one.run(LEAVE[what]).error == ""
        except kernel.Lost:
            assert what in ("a killed ancestor", "a stopped ancestor")
    assert said(place, LOOK) == "[]"
    assert said(place, LOOK) == "[]"


def test_a_signal_to_the_group_reaches_no_other_sandbox(place):
    folder = Path("/tmp") / f"mlt-{os.getpid()}-other"
    folder.mkdir(mode=0o700)
    other = box.Sandbox(place.limits, (), str(folder))
    try:
        with kernel.Kernel(place, place.limits) as one, kernel.Kernel(other, other.limits) as two:
            two.run("x = 41")
            with pytest.raises(kernel.Lost):
                one.run("import os; os.kill(0, 9)")
            assert two.ask({"value": "x"}) == {"value": 41}
    finally:
        other.close()
        shutil.rmtree(folder)


@pytest.mark.timeout(60)
def test_a_kernel_that_ends_itself_is_noticed(place):
    """The reason is told, and not that its time was over."""
    with kernel.Kernel(place, place.limits) as one, pytest.raises(kernel.Lost, match="ended its own kernel"):
        one.run("import os; os._exit(0)")


def test_where_the_users_of_a_namespace_cannot_be_set_it_is_said_at_once():
    words = [sys.executable, "-I", "-S", "-c", command.AS_ROOT, "nobody", "true"]  # the kernel takes numbers only
    ran = subprocess.run(words, capture_output=True, text=True, timeout=20)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1] == "no user namespace: its users cannot be set"


AS_ANYONE = """
import os, sys, tempfile
from mlgrading.sandbox import box, command, kernel
from mlgrading.wire import Limits
command.check()
place = box.Sandbox(Limits(), ("numpy",), tempfile.mkdtemp(dir="/tmp", prefix="mlt-"))
for _ in range(2):
    with kernel.Kernel(place, place.limits) as one:
        try:
            one.run("import os; os.kill(0, 9)")
        except kernel.Lost:
            print("lost")
    with kernel.Kernel(place, place.limits) as one:
        one.run("import os, subprocess")
        one.run("nested = subprocess.run(['unshare', '-U', 'true'], capture_output=True).returncode")
        print(os.geteuid(), one.run("uid = os.getuid()").error, one.ask({"value": "uid"}), one.ask({"value": "nested"}))
place.close()
"""


def as_anyone(code: str) -> subprocess.CompletedProcess:
    """Run code in a new Python as an ordinary user."""
    grader = Path(command.GRADER)
    needed = [path for path in map(Path, command.readable()) if not path.is_relative_to(grader)] + [grader]
    parents = {parent for path in needed for parent in path.parents}
    closed = sorted(parent for parent in parents if not parent.stat().st_mode & 0o001)
    opened = ""
    if closed and os.geteuid() == 0:
        # They lie in folders that others cannot enter: in a mount namespace of the test, others may.
        kept = {path: f"/tmp/mlt-keep/{number}" for number, path in enumerate(needed)}
        steps = [f"mkdir -p {keep} && mount --bind {path} {keep}" for path, keep in kept.items()]
        steps += [f"mount -t tmpfs -o mode=755 none {folder}" for folder in closed if folder.parent not in closed]
        steps += [f"mkdir -p {path} && mount --bind {keep} {path}" for path, keep in kept.items()]
        opened = " && ".join(["mkdir -p /tmp/mlt-keep", "mount -t tmpfs none /tmp/mlt-keep", *steps, ""])
    become = "setpriv --reuid=12345 --regid=12345 --clear-groups " if os.geteuid() == 0 else ""
    words = ["sh", "-c", f'{opened}exec {become}{sys.executable} -c "$0"', code]
    if os.geteuid() == 0:
        words = ["unshare", "-m", *words]
    return subprocess.run(words, cwd="/tmp", env=os.environ | {"HOME": "/tmp"}, capture_output=True, text=True)


def test_root_is_not_needed():
    """An ordinary user gets the same sandbox, by bubblewrap's own user namespace."""
    ran = as_anyone(AS_ANYONE)
    expected = "{'value': 65534} {'value': 1}"
    lines = ran.stdout.splitlines()
    assert len(lines) == 4, ran.stdout + ran.stderr
    assert lines[::2] == ["lost"] * 2
    assert all(line.endswith(expected) and not line.startswith("0 ") for line in lines[1::2]), ran.stdout


BELOW_TMP = """
import shutil, tempfile
from pathlib import Path
from mlgrading.sandbox import box, command, kernel
from mlgrading.wire import Limits

folder = Path(tempfile.mkdtemp(dir="/tmp", prefix="mlt-course-"))
package = folder / "deep" / "package"
package.mkdir(parents=True)
(package / "module.py").write_text("ours = 1")
own = command.readable()
command.readable = lambda: [*own, str(package)]
place = box.Sandbox(Limits(), (), tempfile.mkdtemp(dir="/tmp", prefix="mlt-"))

tries = [
    f"open('{package}/module.py', 'w')",
    f"open('{package}/new.py', 'w')",
    f"open('{folder}/new.py', 'w')",
    f"os.mkdir('{folder}/deep/other')",
    f"os.rename('{package}', '{folder}/deep/away')",
    f"os.rename('{folder}/deep', '{folder}/away')",
    f"os.rename('{folder}', '/tmp/away')",
    f"os.chmod('{folder}', 0o777)",
    f"os.symlink('/tmp', '{folder}/deep/link')",
    f"int('x' * ctypes.CDLL(None).umount2(b'{folder}', 2))",
]
code = "import ctypes, os\\ndone = []\\n"
for number, line in enumerate(tries):
    code += f"try:\\n    {line}\\n    done.append({number})\\nexcept (OSError, ValueError): pass\\n"
with kernel.Kernel(place, place.limits) as one:
    one.run(code + "os.makedirs('/tmp/mine/x')")  # all else in /tmp is the student's
    print(one.ask({"value": "done"}))
first = place._process
with kernel.Kernel(place, place.limits) as one:
    one.run(f"import os; left = sorted(os.listdir('/tmp')); text = open('{package}/module.py').read()")
    expected = sorted({folder.name, *(path.split("/")[2] for path in own if path.startswith("/tmp/"))})
    print(one.ask({"value": "left"}) == {"value": expected}, one.ask({"value": "text"}))
print("kept" if place._process is first else "replaced")
place.close()
shutil.rmtree(folder)
"""


@pytest.mark.parametrize("how", ["as it is", "as an ordinary user"])
def test_a_course_below_tmp_is_neither_changed_nor_moved_and_the_sandbox_is_kept(how):
    if how == "as it is":
        ran = subprocess.run([sys.executable, "-c", BELOW_TMP], cwd=ROOT, capture_output=True, text=True)
    else:
        ran = as_anyone(BELOW_TMP)
    assert ran.stdout.splitlines() == ["{'value': []}", "True {'value': 'ours = 1'}", "kept"], ran.stdout + ran.stderr


COVERED = """
import shutil, tempfile
from pathlib import Path
from mlgrading.sandbox import box, command, kernel
from mlgrading.wire import Limits

# A folder of packages, as an installation has one, in which the grader lies among others.
packages = Path(tempfile.mkdtemp(dir="/tmp", prefix="mlt-packages-"))
grader = packages / "mlgrading"
shutil.copytree(command.GRADER, grader, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
packages.chmod(0o755)
(packages / "other.py").write_text("here = 1")
own = command.readable()
command.readable = lambda: [*own, str(packages), f"{grader}/__init__.py", f"{grader}/inside"]
command.GRADER = str(grader)
place = box.Sandbox(Limits(), (), tempfile.mkdtemp(dir="/tmp", prefix="mlt-"))
with kernel.Kernel(place, place.limits) as one:
    one.run(f"import os; seen = sorted(os.listdir('{grader}')); others = sorted(os.listdir('{packages}'))")
    one.run(f"room = 'answers.py' in os.listdir('{grader}/inside')")
    print(one.ask({"value": "seen"}), one.ask({"value": "others"}), one.ask({"value": "room"}))
place.close()
shutil.rmtree(packages)
"""


def test_of_a_grader_among_other_packages_one_room_is_seen():
    ran = subprocess.run([sys.executable, "-c", COVERED], cwd="/tmp", capture_output=True, text=True)
    seen = "{'value': ['__init__.py', 'inside']} {'value': ['mlgrading', 'other.py']} {'value': True}"
    assert ran.stdout.strip() == seen, ran.stdout + ran.stderr


def test_of_the_grader_here_one_room_is_seen(place):
    with kernel.Kernel(place, place.limits) as one:
        one.run(f"import os; seen = sorted(os.listdir({command.GRADER!r}))")
        assert one.ask({"value": "seen"}) == {"value": ["__init__.py", "inside"]}


# --- what is watched from outside


def test_a_family_is_the_same_by_its_list_and_by_search():
    started = subprocess.Popen(["sh", "-c", "sleep 30 & (sleep 30; true) & wait"], start_new_session=True)
    try:
        until = time.monotonic() + 20
        while len(limits.family_of(started.pid)) < 4:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert sorted(limits.family_of(started.pid)) == sorted(limits._family_by_search(started.pid))
    finally:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()


QUEUES = (
    b"  sl  local_address rem_address   st tx_queue rx_queue\n   0: 0100007F:1F90 0100007F:1F91 01 %b 00:00000000\n"
)


@pytest.mark.parametrize(
    ("name", "queues", "held"),
    [
        ("tcp", b"00000000:00000001", limits._tcp_buffers()),
        ("tcp6", b"00000001:00000000", limits._tcp_buffers()),
        ("tcp", b"00000000:00000000", 0),
        ("udp", b"00000010:00000002", 18),
    ],
    ids=["one byte received", "one byte sent, by IPv6", "nothing", "UDP, whose packets are told"],
)
def test_a_tcp_socket_in_which_something_waits_counts_as_full(monkeypatch, name, queues, held):
    """Of TCP the kernel tells how many bytes wait, and not what their packets take."""
    monkeypatch.setattr(limits, "_network", lambda pid, asked: QUEUES % queues if asked == name else b"")
    assert limits._in_sockets(os.getpid()) == held


def test_waiting_for_a_processor_is_seen():
    """Four that spin on one processor wait for each other; one that sleeps does not wait."""
    spinning = [subprocess.Popen(["taskset", "-c", "0", "sh", "-c", "while :; do :; done"]) for _ in range(4)]
    sleeping = subprocess.Popen(["sleep", "60"])
    try:
        until = time.monotonic() + 30
        while limits.waited(spinning[0].pid) < 0.5:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert limits.waited(sleeping.pid) < 0.3
    finally:
        for process in [*spinning, sleeping]:
            process.kill()
            process.wait()


# --- a control group: the same path with a folder and a command in place of the kernel's and systemd's


@pytest.fixture
def group(tmp_path, monkeypatch):
    """The folder of a scope that a stand-in for systemd-run gives."""
    with open("/proc/self/cgroup") as file:
        own = next(line[3:].strip() for line in file if line.startswith("0::"))
    scope = tmp_path / "tree" / own.strip("/")
    scope.mkdir(parents=True)
    (tmp_path / "tree" / "cgroup.controllers").write_text("cpu memory pids\n")
    command = tmp_path / "systemd-run"
    command.write_text('#!/bin/sh\nuntil [ "$1" = -- ]; do shift; done\nshift\nexec "$@"\n')
    command.chmod(0o755)
    # The kernel counts in each group, from its beginning.
    trial = tmp_path / "true"
    trial.write_text(f"#!/bin/sh\nprintf 'oom 0\\noom_kill 0\\n' > {scope}/sandbox/memory.events\n")
    trial.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(cgroup, "ROOT", tmp_path / "tree")
    monkeypatch.setattr(cgroup, "BOOTED", tmp_path)
    monkeypatch.setattr(cgroup, "available", cgroup.available.__wrapped__)
    return scope


def in_group(program: str, scope: Path) -> int:
    """Run a shell's program in a group and return its exit code."""
    for name in ("keeper", "sandbox"):
        shutil.rmtree(scope / name, ignore_errors=True)
    return subprocess.run(cgroup.grouped(["sh", "-c", program], 300 << 20, 60)).returncode


def test_a_group_has_limits_and_its_keeper_stays_outside(group):
    counted = f"echo oom 0 > {group}/sandbox/memory.events; echo oom_kill 0 >> {group}/sandbox/memory.events; "
    assert in_group(counted + "exit 7", group) == 7
    held = {path.name: path.read_text() for path in (group / "sandbox").iterdir() if path.name != "memory.events"}
    assert held == {
        "cgroup.procs": "0",
        "memory.max": str(300 << 20),
        "memory.swap.max": "0",
        "memory.oom.group": "1",
        "pids.max": str(60 + cgroup.OWN_PROCESSES),
    }
    assert (group / "keeper" / "cgroup.procs").read_text() == "0"
    assert (group / "cgroup.subtree_control").read_text() == "+memory +pids"


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ("oom 3\noom_kill 2", cgroup.OUT_OF_MEMORY),
        ("oom 0\noom_kill 2", 1),  # the machine had no memory left, or a group above
        ("oom 1\noom_kill 0", 1),
    ],
)
def test_only_going_over_its_own_limit_is_the_sandboxs_fault(group, counts, code):
    assert in_group(f"printf '{counts}\\n' > {group}/sandbox/memory.events; kill -9 $$", group) == code


@pytest.mark.parametrize(
    ("counts", "over"),
    [("oom 3\noom_kill 2\n", True), ("oom 0\noom_kill 2\n", False), ("oom 1\noom_kill 0\n", False), (None, False)],
)
def test_a_group_tells_that_it_was_over_its_limit_while_its_keeper_still_runs(group, counts, over):
    if counts is not None:
        (group / "sandbox").mkdir()
        (group / "sandbox" / "memory.events").write_text(counts)
    assert cgroup.out_of_memory(os.getpid()) is over


def test_a_sandbox_that_the_kernel_ends_for_its_memory_says_so(group, monkeypatch):
    monkeypatch.setattr(cgroup, "available", lambda: True)
    with sandbox(LIMITS) as place:
        with kernel.Kernel(place, LIMITS) as one:
            assert one.run("x = 41").error == ""
            (group / "sandbox" / "memory.events").write_text("oom 1\noom_kill 4\n")
            os.kill(limits.family_of(place._process.pid)[1], signal.SIGKILL)
            with pytest.raises(kernel.Lost, match="more than 600 MB of memory") as lost:
                one.run("import time; time.sleep(20)")
        assert lost.value.own


@pytest.mark.parametrize("lacking", ["nothing", "systemd", "controllers", "systemd-run", "rights"])
def test_groups_are_used_where_nothing_for_them_is_lacking(group, monkeypatch, tmp_path, lacking):
    if lacking == "systemd":
        monkeypatch.setattr(cgroup, "BOOTED", tmp_path / "none")
    elif lacking == "controllers":
        (cgroup.ROOT / "cgroup.controllers").write_text("cpu\n")
    elif lacking == "systemd-run":
        monkeypatch.setenv("PATH", str(tmp_path / "none"))
    elif lacking == "rights":
        (tmp_path / "systemd-run").write_text("#!/bin/sh\nexit 1\n")
    assert cgroup.available() is (lacking == "nothing")


def test_what_others_take_from_a_notebook_moves_its_deadline_by_at_most_as_much_again(monkeypatch):
    now, taken = [100.0], [7.0]
    monkeypatch.setattr(kernel, "time", SimpleNamespace(monotonic=lambda: now[0]))
    deadline = kernel.Deadline(10, lambda: taken[0])
    now[0] += 9.9
    assert not deadline.over()
    now[0], taken[0] = 111, 9.0  # two seconds of eleven
    assert (deadline.over(), deadline.starved) == (False, False)
    now[0] = 112
    assert (deadline.over(), deadline.starved) == (True, False)
    taken[0] = 50.0
    assert (deadline.over(), deadline.starved, deadline.until) == (False, True, 120)
    now[0] = 120
    assert deadline.over()


def test_where_the_kernel_does_not_tell_a_deadline_stands_and_is_doubtful(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(kernel, "time", SimpleNamespace(monotonic=lambda: now[0]))
    deadline = kernel.Deadline(10, lambda: float("inf"))
    now[0] = 110
    assert (deadline.over(), deadline.starved) == (True, True)


def test_what_is_loaded_does_not_count_against_the_address_space():
    """PyTorch with CUDA reserves more than the limit of a small notebook before the first cell runs."""
    program = """
import mmap, resource
from mlgrading.inside.forkserver import set_limits
loaded = mmap.mmap(-1, 3 << 30)
set_limits({"RLIMIT_AS": 2 << 30})
bytearray(1 << 30)
try:
    mmap.mmap(-1, 3 << 30)
except OSError:
    print("limited")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("limited\n", "")
