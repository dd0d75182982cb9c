"""Reference implementations for the course *How Neural Networks Learn*.

One module for each chapter, under the chapter's name, and four that all chapters share:
`datasets`, `plots`, `gradcheck` and `feedback`. Importing the package loads NumPy and nothing else;
matplotlib, torch and tensorflow load when a module or function that needs them is used.
"""

__version__ = "0.1.0"
