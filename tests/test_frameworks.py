"""Both frameworks in one process, in every order, beside the triton that PyTorch's CUDA build brings."""

import os
import subprocess
import sys
from itertools import permutations

import machine
import numpy as np
import pytest

from mlcourse import frameworks

#: PyTorch loads triton when it makes its first optimizer; TensorFlow is only used to the full when it computes
FIRST_USE = {
    "torch": "import torch; torch.optim.Adam([torch.zeros(1, requires_grad=True)])",
    "tensorflow": "import tensorflow as tf; tf.reduce_sum(tf.ones(2))",
    "keras": "import keras; keras.layers.Dense(1)(keras.ops.ones((1, 2)))",
}


def python(*lines: str) -> subprocess.CompletedProcess:
    """Run lines in a new Python that can load triton."""
    path = os.pathsep.join([str(machine.triton()), os.environ.get("PYTHONPATH", "")])
    own = {k: v for k, v in os.environ.items() if k not in frameworks.QUIET}
    command = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.run(command, env=own | {"PYTHONPATH": path}, capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.needs("triton")
@pytest.mark.parametrize("order", list(permutations(FIRST_USE)), ids=" ".join)
def test_every_order_of_imports_works_and_is_quiet_after_mlcourse(order):
    ran = python("import mlcourse", *(FIRST_USE[name] for name in order), "import triton; print('done')")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "done\n", "")


@pytest.mark.slow
@pytest.mark.needs("triton")
def test_tensorflow_before_mlcourse_is_survived_and_told():
    ran = python(FIRST_USE["tensorflow"], "import mlcourse", FIRST_USE["torch"], "print('done')")
    assert (ran.returncode, ran.stdout) == (0, "done\n")
    assert frameworks.TOO_LATE in ran.stderr


def test_nothing_is_done_where_there_is_no_triton(monkeypatch):
    monkeypatch.setattr(frameworks.importlib.util, "find_spec", lambda name: None)
    monkeypatch.delitem(sys.modules, "triton", raising=False)
    before = list(sys.meta_path)
    frameworks.prepare()
    assert sys.meta_path == before


def test_what_the_user_has_set_is_kept(monkeypatch):
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")
    frameworks.prepare()
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0"


def test_one_thread_is_for_its_block_only(torch):
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        with frameworks.one_thread():
            assert torch.get_num_threads() == 1
            assert np.ones(3) @ np.ones(3) == 3
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(before)
