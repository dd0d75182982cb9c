"""A machine within this one, for tests: mounts and a network that nobody else sees, and hosts in it. Needs root.

All of it, and all that runs in it, ends with the process that holds it, however the test ends.
"""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from outcomes import wait_until

#: the network of the hosts
NET = "10.99.0"


class Lab:
    """Namespaces for mounts, network and processes, held by a process."""

    def __init__(self) -> None:
        spaces = ["--mount", "--net", "--pid"]
        words = ["unshare", *spaces, "--propagation", "private", "--fork", "--kill-child", "--mount-proc"]
        self.holder = subprocess.Popen([*words, "sleep", "infinity"])
        children = Path(f"/proc/{self.holder.pid}/task/{self.holder.pid}/children")

        def first() -> str:
            """Return the number of the first process inside, once it is what it shall be."""
            [pid] = children.read_text().split() or [""]
            return pid if pid and Path(f"/proc/{pid}/comm").read_text() == "sleep\n" else ""

        wait_until(lambda: bool(first()), self.holder)
        self.inside = ["nsenter", f"--target={first()}", *spaces]

    def do(self, script: str, *words: str | Path) -> None:
        """Run a shell script inside; its words are $1, $2 …"""
        subprocess.run([*self.inside, "sh", "-ec", script, "sh", *map(str, words)], check=True)

    def network(self, *names: str) -> None:
        """Make hosts with these names at NET.1, NET.2 …, on one bridge."""
        self.do("mount -t tmpfs none /run; ip link add bridge type bridge; ip link set bridge up")
        for number, name in enumerate(names, 1):
            self.do(
                """
                ip netns add $1
                ip link add to-$1 type veth peer name eth0 netns $1
                ip link set to-$1 master bridge up
                ip -n $1 link set lo up
                ip -n $1 addr add $2/24 dev eth0
                ip -n $1 link set eth0 up
                """,
                name,
                f"{NET}.{number}",
            )

    def host(self, name: str) -> list[str]:
        """Return the words that go before a command to run it on a host, which has its name as host name."""
        named = ["unshare", "--uts", "sh", "-c", 'hostname "$0"; exec "$@"', name]
        return [*self.inside, "ip", "netns", "exec", name, *named]

    def cut(self, name: str) -> None:
        """Cut a host off, as if its cable were pulled."""
        self.do("ip link set to-$1 down", name)


@contextlib.contextmanager
def lab() -> Iterator[Lab]:
    """Give a lab, which has gone afterwards."""
    made = Lab()
    try:
        yield made
    finally:
        made.holder.kill()
        made.holder.wait()
