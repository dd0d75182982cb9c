"""What runs jobs: a cluster gives work to workers that can grade alone, notices who has gone, and never hangs."""

from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from mlgrading import wire
from mlgrading.outside import coordinator, pools
from mlgrading.outside.pools import Cluster, Gone, Lost
from mlgrading.wire import Handed, Job, Result, Status

ONE, TWO = "tcp://10.0.0.1:1", "tcp://10.0.0.2:2"


class Client:
    """Stands in for Dask's client: `threads` are its workers, `sent` what they were given and have not answered yet."""

    def __init__(self, **threads: int) -> None:
        self.threads = threads
        self.sent: list[tuple[str, Job, Future]] = []
        self.scheduler = SimpleNamespace(ncores=None)
        self.fails: Exception | None = None

    def sync(self, function, callback_timeout):
        if self.fails:
            raise self.fails
        return dict(self.threads)

    def get_executor(self, pure):
        return self

    def submit(self, function, data, workers, allow_other_workers):
        if self.fails:
            raise self.fails
        assert not allow_other_workers
        future: Future = Future()
        [worker] = workers
        self.sent.append((worker, wire.read(data, Job), future))
        return future

    def answer(self, worker: str, status: Status = Status.GRADED, reason: str = "") -> None:
        """Let a worker answer all that it was sent."""
        for sent in [sent for sent in self.sent if sent[0] == worker]:
            self.sent.remove(sent)
            sent[2].set_result(wire.write(Result.of(sent[1], status, reason=reason)))

    def has(self, worker: str) -> list[str]:
        return [job.handed.student for address, job, future in self.sent if address == worker and not future.done()]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(pools, "LOOK", 0)


@pytest.fixture
def jobs():
    """Make jobs: of the solution, and of students."""
    exercise = wire.Exercise("perceptron", "", "", 1, "", "", (), wire.Limits())
    return lambda *students: [coordinator.job_of(exercise, Handed(student, b"")) for student in students]


@pytest.fixture
def made(jobs):
    """A cluster of two workers, of which the first has two threads, and its client; both may grade."""
    client = Client(**{ONE: 2, TWO: 1})
    cluster = Cluster(client, "tcp://desk", jobs("solution")[0], lambda answer: wire.read(answer, Result).reason)
    cluster.take()
    return cluster, client


def ready(made) -> tuple[Cluster, Client]:
    cluster, client = made
    client.answer(ONE)
    client.answer(TWO)
    cluster.take()
    return made


def test_a_worker_gets_the_solution_first_and_no_work_before_it_has_full_marks(made, jobs):
    cluster, client = made
    assert (client.has(ONE), client.has(TWO)) == (["solution"], ["solution"])
    assert not cluster.room()
    client.answer(TWO, reason="it has another version")
    cluster.take()
    assert not cluster.room()
    client.answer(ONE)
    cluster.take()
    for job in jobs("a", "b", "c"):
        assert cluster.room()
        cluster.give(job)
    assert not cluster.room(), "one more than it has threads"
    assert client.has(ONE) == ["a", "b", "c"]
    assert cluster.told == {TWO: "gets no work: it has another version"}


def test_the_worker_with_least_to_do_is_next(made, jobs):
    cluster, client = ready(made)
    for job in jobs("a", "b", "c", "d"):
        cluster.give(job)
    assert (client.has(ONE), client.has(TWO)) == (["a", "c", "d"], ["b"]), "for each of its threads"


def test_the_jobs_of_a_worker_that_has_gone_come_back_as_lost(made, jobs):
    cluster, client = ready(made)
    for job in jobs("a", "b"):
        cluster.give(job)
    del client.threads[ONE]
    [(job, answer)] = cluster.take()
    assert (job.handed.student, type(answer)) == ("a", Lost)
    assert "10.0.0.1" in str(answer)
    assert cluster.told[ONE].startswith("was lost")
    assert [job.handed.student for job in cluster.out()] == ["b"]
    client.threads["tcp://10.0.0.3:3"] = 1
    cluster.take()
    assert client.has("tcp://10.0.0.3:3") == ["solution"], "one that comes later is tried as well"


def test_a_worker_that_comes_back_is_tried_again(made):
    cluster, client = ready(made)
    threads = client.threads.pop(ONE)
    cluster.take()
    client.threads[ONE] = threads
    cluster.take()
    assert client.has(ONE) == ["solution"]


def test_where_no_worker_can_grade_it_ends_and_says_why(made):
    cluster, client = made
    client.answer(ONE, reason="no sandbox")
    cluster.take()
    client.answer(TWO, reason="another version")
    with pytest.raises(Gone, match=r"tcp://desk has no worker that can grade: .*1 gets no work: no sandbox; .*version"):
        cluster.take()


def test_workers_that_are_lost_have_some_time_to_come_back(made, monkeypatch):
    cluster, client = made
    client.answer(ONE, reason="another version")
    client.answer(TWO)
    cluster.take()
    del client.threads[TWO]
    cluster.take()
    cluster.take()
    monkeypatch.setattr(pools, "NOBODY", -1)
    with pytest.raises(Gone, match="has no worker that can grade"):
        cluster.take()


def test_a_scheduler_that_does_not_answer_ends_it_and_nothing_is_forgotten(made, jobs, monkeypatch):
    cluster, client = ready(made)
    monkeypatch.setattr(pools, "LOOK", 60)  # where a job could not be sent, it is looked for at once
    [first, second] = jobs("a", "b")
    cluster.give(first)
    client.fails = TimeoutError("timed out after 60 s")
    cluster.give(second)
    assert cluster.out() == [first, second]
    with pytest.raises(Gone, match=r"the scheduler at tcp://desk does not answer any more \(TimeoutError: timed out"):
        cluster.take()


class Pool:
    """Answers jobs one at a time: what `loses` says loses its worker so often, and after `lasts` jobs all has gone."""

    def __init__(self, lasts: int = 1000, **loses: int) -> None:
        self.told: dict[str, str] = {}
        self.lasts, self.loses = lasts, loses
        self.given: list[Job] = []
        self.beside: list[tuple[str, int]] = []

    def room(self):
        return len(self.given) < 3

    def give(self, job):
        self.given.append(job)

    def out(self):
        return self.given

    def take(self):
        self.lasts -= 1
        if self.lasts < 0:
            raise Gone("the cable is cut")
        self.beside.append((self.given[0].handed.student, len(self.given)))
        job = self.given.pop(0)
        student = job.handed.student
        self.loses[student] = self.loses.get(student, 0) - 1
        answer = Lost("gone") if self.loses[student] >= 0 else wire.write(Result.of(job, Status.GRADED))
        return [(job, answer)]


def outcome(pool: Pool, jobs: list[Job]) -> dict[str, tuple[Status, str]]:
    found = list(pools.work(pool, iter(jobs)))
    assert len(found) == len(jobs)
    return {result.student: (result.status, result.reason) for result in found}


def test_what_lost_its_worker_runs_again_at_the_end_alone(jobs):
    pool = Pool(b=2)
    assert set(outcome(pool, jobs(*"abcde")).values()) == {(Status.GRADED, "")}
    assert [name for name, _ in pool.beside] == list("abcdebb")
    assert pool.beside[-2:] == [("b", 1)] * 2


def test_what_loses_every_worker_is_not_graded_and_costs_no_other(jobs):
    pool = Pool(b=9, c=1)
    found = outcome(pool, jobs(*"abcde"))
    assert found.pop("b") == (Status.NOT_GRADED, "3 workers were lost over it (Lost: gone)")
    assert set(found.values()) == {(Status.GRADED, "")}
    assert sum(name == "b" for name, _ in pool.beside) == 3
    assert {many for _, many in pool.beside[5:]} == {1}, "each alone, and not all that were lost together"


@pytest.mark.parametrize("lasts", range(8))
def test_where_the_pool_has_gone_each_that_is_left_is_told(jobs, lasts):
    found = outcome(Pool(lasts, b=1, d=3), jobs(*"abcde"))
    told = [each for each in found.values() if each == (Status.NOT_GRADED, "the cable is cut")]
    assert found.keys() == set("abcde")
    assert len(told) == {0: 5, 1: 4, 2: 4, 3: 3, 4: 3, 5: 2, 6: 1, 7: 1}[lasts]
