"""Reusable widgets in the look of the theme; text given to them is never read as markup."""
