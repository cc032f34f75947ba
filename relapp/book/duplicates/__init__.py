"""Clients who are in the book twice: found, kept apart, made one."""
