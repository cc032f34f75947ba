"""What colleagues should know: a brief of one client, and a digest of some days."""
