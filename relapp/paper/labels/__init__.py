"""Addresses on sheets of labels and on envelopes: the sheets that are sold, and how they are filled."""
