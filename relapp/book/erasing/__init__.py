"""A person taken out of the book for good, and kept out."""

# Under which a book says that its file still has to be written anew, and how often somebody was erased.
PENDING, ERASURES = "erasing_pending", "erasures"
