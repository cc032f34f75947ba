"""The people around a client, their dates, and who referred whom."""
