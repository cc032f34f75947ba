"""A damaged book: what happened, what can be had, and the choice; and the look behind the window that finds one."""
