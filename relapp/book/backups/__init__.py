"""Copies of the book that can be counted on: made, kept, shown to work, and brought back."""
