"""The marking of the exercise `EXERCISE`: inputs, known mistakes with their messages, other right answers."""

from mlgrading.child.tasks import Task, Wrong


def draw(rng):
    """Some numbers, as students' functions get them."""
    return (rng.integers(-40, 40, int(rng.integers(3, 7))) / 8,)


TASKS = [
    Task(
        name="spread",
        returns="a number",
        draw=draw,
        idea="The range is the distance from the smallest number to the largest one, so it is never negative.",
        right=[
            "def spread(x):\n    return np.ptp(x)",
            "def spread(x):\n    ordered = np.sort(x)\n    return ordered[-1] - ordered[0]",
        ],
        wrong=[
            Wrong(
                "This is the largest number alone. Where does the smallest one come in?",
                "def spread(x):\n    return np.max(x)",
            ),
            Wrong(
                "Your range comes out negative. From which of the two ends do you have to subtract the other?",
                "def spread(x):\n    return np.min(x) - np.max(x)",
            ),
            Wrong(
                "This is the first number against the last one in the array. They are not in order of size.",
                "def spread(x):\n    return x[-1] - x[0]",
            ),
            Wrong(
                "The two ends are added here. The distance between two numbers is a difference.",
                "def spread(x):\n    return np.max(x) + np.min(x)",
            ),
        ],
    ),
]
