"""The attack class: hostile and broken submissions to the exercise `perceptron`, each with the grade it must get.

CATALOGUE holds these and the honest ones of `oddities`. Students' code is text here and is never run by importing this.
Attacks hold wrong answers everywhere unless it is said, so that every point they get is one that was not earned.

By kind: "marking" alters cells and metadata, "kernel" what the kernel computes or tells, "machine" attacks the computer
and must cost the tasks from there on and no more, "files" is what lies in the folder instead of a notebook.
"""

from attacks_files import FILES
from attacks_kernel import KERNEL
from attacks_machine import MACHINE
from attacks_marking import MARKING
from attacks_neighbours import NEIGHBOURS
from oddities import HONEST

HOSTILE = (*MARKING, *KERNEL, *NEIGHBOURS, *MACHINE, *FILES)
CATALOGUE = (*HOSTILE, *HONEST)
