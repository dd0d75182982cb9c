"""Reference implementations for the course *How Neural Networks Learn*.

One module for each chapter, under the chapter's name, and five that all chapters share:
`datasets`, `plots`, `gradcheck`, `feedback` and `frameworks`. Importing the package loads NumPy at most;
matplotlib, torch and tensorflow load when a module or function that needs them is used.
"""

from mlcourse import frameworks as _frameworks

__version__ = "0.1.0"

_frameworks.prepare()
