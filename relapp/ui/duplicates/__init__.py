"""Clients who are in the book twice: found, compared side by side, and made one."""
