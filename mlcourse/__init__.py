"""Reference implementations for the course *How Neural Networks Learn*.

One module for each chapter, under the chapter's name, and four that all chapters share:
`datasets`, `plots`, `gradcheck` and `feedback`. Importing the package loads NumPy at most;
matplotlib, torch and tensorflow load when a module or function that needs them is used.
"""

import os

# TensorFlow logs from C++ when it is imported, where Python cannot stop it; the first import must find this set.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

__version__ = "0.1.0"
