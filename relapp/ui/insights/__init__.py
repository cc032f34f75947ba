"""Insights: the figures of the whole book, to look at, to read as tables and to click through to the clients behind them."""
