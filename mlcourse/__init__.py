"""Reference implementations for the course *How Neural Networks Learn*.

One module for each chapter, under the chapter's name, and four that all chapters share:
`datasets`, `plots`, `gradcheck` and `feedback`. Importing the package loads NumPy at most;
matplotlib, torch and tensorflow load when a module or function that needs them is used.
"""

import os

# TensorFlow logs from C++ when it is imported, where Python cannot stop it; the first import must find these set.
# Its oneDNN kernels announce themselves in spite of the first line, and change the last bits of a result.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

__version__ = "0.1.0"
