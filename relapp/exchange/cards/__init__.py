"""vCard, 2.1 to 4.0: cards in and out."""
