"""What search finds: rendered pages cut into sections, and the index that the browser reads."""
