"""The part that runs on the instructor's machine: it moves the bytes of submissions, and trusts none of them."""
