"""The tab of a client's record that says on what basis they are reached, what they asked for, and what looks sensitive."""
