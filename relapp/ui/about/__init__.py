"""What this program is, which file it has open, and under which terms each of its parts comes."""
