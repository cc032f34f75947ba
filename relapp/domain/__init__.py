"""What is true of clients, dates and care: frozen dataclasses and pure functions, standard library only."""
