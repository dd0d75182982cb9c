"""`python -m mlgrading`: the same as the command `mlcourse`."""

import sys

from mlgrading.outside.cli import main

sys.exit(main())
