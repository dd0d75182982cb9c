"""What passes between the zones of trust."""

#: how large a file that is handed in may be, in bytes
MAX_BYTES = 20_000_000


class Refused(Exception):
    """A submission that cannot be graded; the text is the reason, a sentence for the student and the instructor."""
