"""The window: pages, widgets and their look."""
