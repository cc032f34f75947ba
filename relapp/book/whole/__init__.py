"""The whole book out in pieces, and back."""
