"""What an instructor's machine does with what strangers handed in: it moves bytes, and trusts none of them."""
