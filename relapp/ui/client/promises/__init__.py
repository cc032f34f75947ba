"""Promises and concerns of a client."""
