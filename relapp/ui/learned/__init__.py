"""What we learned: the causes of concerns, what prevents them, and how promises were kept."""
