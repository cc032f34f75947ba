"""Labels and envelopes: what they are printed on is chosen beside the pages."""
