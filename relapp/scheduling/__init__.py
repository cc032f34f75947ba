"""When things happen: the hours of the day, sleep, and the words that reach the desktop."""
