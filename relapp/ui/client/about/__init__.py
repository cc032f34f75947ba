"""Who a client is, and what care they are given."""
