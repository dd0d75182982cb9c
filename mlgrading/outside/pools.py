"""Pools that grade jobs in parallel: threads of this machine with a child process each, or workers of a Dask cluster.

A pool is given a job when it has room, and returns the worker's answer, or an error if the worker was lost. `work`
hands out the jobs of a class, and repeats those for which that can help.
"""

import contextlib
import itertools
import logging
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from typing import Any, Protocol

import msgspec

from mlgrading import wire
from mlgrading.outside import workers
from mlgrading.outside.course import Problem
from mlgrading.wire import Job, Result

#: seconds between two queries for a cluster's workers, and seconds that its scheduler has to answer
LOOK, ANSWER = 1.0, 60.0
#: seconds for which a cluster may have no worker that can grade, since a lost one takes some time to come back
NOBODY = 60.0

#: how many workers may be lost over one submission: one among others, and the rest alone
TRIES = 3

Came = list[tuple[Job, bytes | Exception]]


class Gone(RuntimeError):
    """The pool can no longer run jobs; the message says why."""


class Lost(RuntimeError):
    """A worker ended, or was cut off, before it gave an answer."""


class Pool(Protocol):
    """Runs jobs. `told` has remarks for the instructor about its workers, by worker."""

    told: dict[str, str]

    def room(self) -> bool:
        """Return whether the pool can take another job."""

    def give(self, job: Job) -> None:
        """Start a job; there must be room."""

    def out(self) -> list[Job]:
        """Return the jobs that have not come back yet."""

    def take(self) -> Came:
        """Wait for jobs to end, and return them with their answers; may return none. Raises Gone."""


class Threads:
    """Threads of this machine, each with a child process of its own."""

    def __init__(self, count: int) -> None:
        """Start `count` threads."""
        self.told: dict[str, str] = {}
        self._count = count
        self._executor = ThreadPoolExecutor(count, thread_name_prefix="grading")
        self._out: dict[Future[bytes], Job] = {}

    def room(self) -> bool:
        """Return whether fewer than two jobs a thread are out, so that a thread never waits for its next job."""
        return len(self._out) < 2 * self._count

    def give(self, job: Job) -> None:
        """Start a job in one of the threads."""
        self._out[self._executor.submit(workers.grade, wire.write(job))] = job

    def out(self) -> list[Job]:
        """Return the jobs that are waiting or running."""
        return list(self._out.values())

    def take(self) -> Came:
        """Wait until a job has ended, and return all that have."""
        return [(self._out.pop(future), _answer(future)) for future in wait(self._out, None, FIRST_COMPLETED).done]

    def close(self) -> None:
        """Start no further job."""
        self._executor.shutdown(wait=False, cancel_futures=True)


class Cluster:
    """The workers of a Dask cluster, each of which must first show that the solution gets full marks there.

    This excludes a worker with another version of our packages, without a sandbox or short of memory, which would
    answer faster than all others and so get most of the class. Each job is for one worker: Dask itself would pass a
    submission that ends its worker on to the next worker, and the next, and the cause could not be told.
    """

    def __init__(self, client: Any, address: str, solution: Job, check: Callable[[bytes], str]) -> None:
        """Use the cluster of a client; `check` returns what is wrong with a worker's grading of the solution, or ""."""
        self.told: dict[str, str] = {}
        self._client, self._address, self._solution, self._check = client, address, solution, check
        self._executor = client.get_executor(pure=False)
        self._threads: dict[str, int] = {}  # of each worker that is there
        self._known: set[str] = set()
        self._fit: set[str] = set()
        self._had_one = False  # a worker that could grade, and may come back
        self._out: dict[Future[bytes], tuple[Job | None, str]] = {}  # with the worker; None is the solution, on trial
        self._looked, self._nobody_since = float("-inf"), time.monotonic()

    def room(self) -> bool:
        """Return whether a worker that can grade has at most as many jobs as threads, so that it need not wait."""
        return self._freest() is not None

    def give(self, job: Job) -> None:
        """Send a job to the worker with the fewest jobs for each of its threads."""
        address = self._freest()
        assert address is not None, "there must be room"
        self._send(job, address)

    def out(self) -> list[Job]:
        """Return the jobs that were sent."""
        return [job for job, _ in self._out.values() if job is not None]

    def take(self) -> Came:
        """Wait up to a second for jobs to end; those whose worker has gone come back as Lost. Raises Gone."""
        self._look()
        if self._out:
            wait(self._out, LOOK, FIRST_COMPLETED)
        else:
            time.sleep(LOOK)
        came: Came = []
        for future, (job, address) in list(self._out.items()):
            if future.done():
                answer = _answer(future)
            elif address not in self._threads:
                future.cancel()  # else Dask would keep it for a worker at the same address
                answer = Lost(f"the one at {address} ended or was cut off")
            else:
                continue
            del self._out[future]
            if isinstance(answer, Lost):
                self.told[address] = "was lost: it ended or was cut off; its submissions were given to others"
            if job is not None:
                came.append((job, answer))
            elif isinstance(answer, CancelledError):
                self._known.discard(address)  # the client lost its scheduler for a moment: try this worker again
            elif problem := _short(answer) if isinstance(answer, Exception) else self._check(answer):
                self.told.setdefault(address, f"gets no work: {problem}")
            else:
                self._fit.add(address)
        self._had_one |= bool(self._fit)
        if self._fit or any(job is None for job, _ in self._out.values()):
            self._nobody_since = time.monotonic()
        elif (self._known and not self._had_one) or time.monotonic() - self._nobody_since > NOBODY:
            said = "; ".join(f"{address} {what}" for address, what in self.told.items())
            raise Gone(f"the cluster at {self._address} has no worker that can grade" + (f": {said}" if said else ""))
        return came

    def _look(self) -> None:
        """Find out which workers there are, at most once a second, and send the solution to new ones."""
        if time.monotonic() - self._looked < LOOK:
            return
        try:
            # `client.nthreads()` does the same, but would wait for ever for a scheduler that hangs.
            self._threads = self._client.sync(self._client.scheduler.ncores, callback_timeout=ANSWER)
        except Exception as problem:
            reason = f"the scheduler at {self._address} does not answer any more ({_short(problem)})"
            raise Gone(reason) from problem
        self._looked = time.monotonic()
        self._fit &= self._threads.keys()
        self._known &= self._threads.keys()
        for address in self._threads.keys() - self._known:
            self._known.add(address)
            self._send(None, address)

    def _freest(self) -> str | None:
        has = Counter(address for _, address in self._out.values())
        free = [address for address in sorted(self._fit) if has[address] <= self._threads[address]]
        return min(free, key=lambda address: has[address] / self._threads[address], default=None)

    def _send(self, job: Job | None, address: str) -> None:
        data = wire.write(self._solution if job is None else job)
        try:
            future = self._executor.submit(workers.grade, data, workers=[address], allow_other_workers=False)
        except Exception as problem:
            future = Future()
            future.set_exception(problem)
            self._looked = float("-inf")  # so that the scheduler is queried next
        self._out[future] = job, address


def _answer(future: Future[bytes]) -> bytes | Exception:
    try:
        return future.result()
    except Exception as problem:
        return problem


def _short(problem: Exception) -> str:
    """Return an error on one line."""
    return f"{type(problem).__name__}: {' '.join(str(problem).split())[:200]}".removesuffix(": ")


@contextlib.contextmanager
def threads(count: int) -> Iterator[Threads]:
    """Yield a pool of threads of this machine, by default one for each core."""
    workers.begin()
    pool = Threads(count or os.cpu_count() or 1)
    try:
        yield pool
    finally:
        pool.close()
        workers.stop()


@contextlib.contextmanager
def cluster(address: str, solution: Job, check: Callable[[bytes], str]) -> Iterator[Cluster]:
    """Yield the cluster whose scheduler is at an address; certificates for TLS are in Dask's own configuration."""
    import dask
    from distributed import Client

    if address.startswith("tls://") and not all(
        dask.config.get(f"distributed.comm.tls.client.{part}", None) for part in ("cert", "key")
    ):
        raise Problem(
            f"the scheduler at {address} requires TLS, but Dask has no certificate for this machine: set "
            "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT and ..._KEY"
        )
    # We report what happens to workers in our own words, to which Dask's tracebacks would add nothing.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=30, set_as_default=False)
    except Exception as problem:
        raise Problem(f"the scheduler at {address} cannot be reached ({_short(problem)})") from None
    try:
        yield Cluster(client, address, solution, check)
    finally:
        with contextlib.suppress(Exception):  # the scheduler may have gone
            client.close(timeout=10)


def work(pool: Pool, jobs: Iterator[Job]) -> Iterator[Result]:
    """Yield the result of each job as it comes.

    A job over which a worker was lost is run again at the end, alone, a few times, so that it is not blamed for a
    neighbour's doing; one that ends every worker is not graded. When the pool itself has gone, no job is graded that
    had not come back.
    """
    lost: list[Job] = []
    try:
        for job, answer in _answers(pool, jobs):
            if isinstance(answer, Result):
                yield answer
            else:
                lost.append(job)
        while lost:
            for _ in range(TRIES - 1):
                [(job, answer)] = _answers(pool, iter(lost[:1]))
                if isinstance(answer, Result):
                    break
            del lost[0]
            if isinstance(answer, Result):
                yield answer
            else:
                reason = f"{TRIES} workers were lost over it ({type(answer).__name__}: {str(answer)[:200]})"
                yield workers.not_graded(job, reason)
    except Gone as gone:
        # A job that was being run alone is in both lists.
        left = {job.handed.student: job for job in (*pool.out(), *lost)}
        for job in itertools.chain(left.values(), jobs):
            yield workers.not_graded(job, str(gone))


def _answers(pool: Pool, jobs: Iterator[Job]) -> Iterator[tuple[Job, Result | Exception]]:
    """Yield each job with its result, or with the error if there is none; as many run at once as the pool has room."""
    since: dict[str, float] = {}
    more = True
    while more or pool.out():
        while more and pool.room():
            job = next(jobs, None)
            more = job is not None
            if job is not None:
                since[job.handed.student] = time.monotonic()
                pool.give(job)
        for done, answer in pool.take() if more or pool.out() else ():
            waited = time.monotonic() - since.pop(done.handed.student)
            try:
                if isinstance(answer, Exception):
                    raise answer
                result = wire.read(answer, Result)
            except Exception as problem:
                yield done, problem
            else:
                queue = max(0.0, waited - result.phases.total)
                yield done, msgspec.structs.replace(result, phases=msgspec.structs.replace(result.phases, queue=queue))
