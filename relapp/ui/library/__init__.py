"""What is worth passing on, and to whom."""
