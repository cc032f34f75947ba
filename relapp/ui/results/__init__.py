"""Enter results: what was scribbled on a printed list comes back."""
