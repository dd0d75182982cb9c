"""What the tests of the gradebook share: a private PostgreSQL server, where its programs are installed."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import machine
import pytest
from machine import need


@pytest.fixture(scope="session")
def postgresql() -> Iterator[tuple[str, Path]]:
    """The owner of a PostgreSQL server and the folder of its socket; it is reached in no other way."""
    need("postgresql")
    programs = machine.postgresql()
    # pytest's own folders are closed to other users, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    become = ["setpriv", "--pdeathsig", "INT"]
    owner = "postgres"
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        shutil.chown(folder, owner, owner)
        become += ["--reuid", owner, "--regid", owner, "--clear-groups"]
    try:
        command = ["initdb", "-D", "data", "-U", owner, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]
        subprocess.run([*become, programs / command[0], *command[1:]], cwd=folder, check=True, capture_output=True)
        settings = {"listen_addresses": "", "unix_socket_directories": folder, "fsync": "off", "shared_buffers": "16MB"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("w") as log:
            server = subprocess.Popen([*become, programs / "postgres", "-D", "data", *options], cwd=folder, stderr=log)
        try:
            ready = [programs / "pg_isready", "-q", "-h", folder, "-U", owner]
            until = time.monotonic() + 60
            while subprocess.run(ready).returncode != 0:
                if server.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"PostgreSQL did not start\n{(folder / 'log').read_text()}")
                time.sleep(0.05)
            yield owner, folder
        finally:
            server.terminate()
            server.wait(60)
    finally:
        shutil.rmtree(folder)


_number = count(1)


@pytest.fixture
def postgresql_url(postgresql: tuple[str, Path]) -> str:
    """The SQLAlchemy URL of a new, empty PostgreSQL database."""
    owner, folder = postgresql
    import psycopg2

    name = f"gradebook{next(_number)}"
    connection = psycopg2.connect(host=str(folder), user=owner, dbname="postgres")
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    finally:
        connection.close()
    return f"postgresql+psycopg2://{owner}@/{name}?host={folder}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def db_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database, of each kind in turn."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return f"sqlite:///{tmp_path}/gradebook.db"
