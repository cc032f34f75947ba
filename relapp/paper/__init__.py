"""What is printed: documents say what stands on the pages, render puts it there."""
