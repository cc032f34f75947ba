"""Catching up after an absence: promises on top, belated occasions in one go, the rest levelled."""
