"""The first steps: bring a file in, look at a sample, start empty."""
