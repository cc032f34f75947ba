"""What the law asks of the whole book: requests to answer, and clients who are kept too long."""
