"""PyTorch and TensorFlow in one process: the order in which they load, what they print, and how many threads they use.

`import mlcourse` calls `prepare`, and nothing else is needed: after it, torch, tensorflow and keras may be imported in
any order, by their own names. It loads neither of them.
"""

import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

#: TensorFlow logs from C++ when it is imported, which Python cannot stop, so these must be set before its first import.
#: The oneDNN kernels announce themselves in spite of the log level, and change the last bits of a result.
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}

TOO_LATE = (
    "TensorFlow was imported before mlcourse. With this build of PyTorch, which includes the package triton, that "
    "order would crash Python, so triton is switched off; only torch.compile needs it. To switch it on, restart the "
    "kernel and import mlcourse first."
)


def prepare() -> None:
    """Keep TensorFlow's logging quiet, and make sure that triton is loaded before TensorFlow.

    PyTorch's CUDA build includes triton and loads it at the first optimizer. Both triton and TensorFlow contain a copy
    of LLVM, and a process that loads TensorFlow first ends with a segmentation fault when triton follows. The other
    order works. If TensorFlow is loaded already, triton is hidden from PyTorch, which can do without it, and a warning
    says so.

    >>> prepare()
    >>> os.environ["TF_CPP_MIN_LOG_LEVEL"]
    '3'
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if "triton" in sys.modules or importlib.util.find_spec("triton") is None:
        return
    if "tensorflow" in sys.modules:
        sys.modules["triton"] = None  # type: ignore[assignment]  # Python's way to say that a module cannot be imported
        warnings.warn(TOO_LATE, RuntimeWarning, stacklevel=2)
    elif not any(isinstance(finder, _TritonFirst) for finder in sys.meta_path):
        sys.meta_path.insert(0, _TritonFirst())


class _TritonFirst(MetaPathFinder):
    """A finder that finds nothing: Python asks it first at each import, and it loads triton before TensorFlow."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return None, so that the import proceeds as usual."""
        if fullname == "tensorflow":
            sys.meta_path.remove(self)
            with suppress(Exception):  # a triton that cannot be loaded crashes nothing later either
                importlib.import_module("triton")
        return None


@contextmanager
def one_thread() -> Iterator[None]:
    """Use one thread for matrix products: NumPy's, where threadpoolctl is installed, and PyTorch's, where it is loaded.

    With batches as small as the course's, two threads wait for each other, and on a busy machine that takes ten times
    as long. One thread also adds in the same order each time, so that results repeat to the last bit.

    >>> import numpy as np
    >>> with one_thread():
    ...     print(np.ones(2) @ np.ones(2))
    2.0
    """
    with ExitStack() as stack:
        with suppress(ImportError):
            from threadpoolctl import threadpool_limits

            stack.enter_context(threadpool_limits(1, user_api="blas"))
        torch = sys.modules.get("torch")
        if torch is not None:
            stack.callback(torch.set_num_threads, torch.get_num_threads())
            torch.set_num_threads(1)
        yield
