"""When something breaks: said calmly, with a report that holds no names, and a way to go on."""
