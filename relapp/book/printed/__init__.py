"""Weekly lists as they went to paper, and what came back from it."""
