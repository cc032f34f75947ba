"""The week: touches by day, and the list to print."""
