"""The shapes of all data: one kind a file, frozen and strict."""
