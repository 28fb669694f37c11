"""The window: a census as a map, in one page that opens by a double click or as a picture."""
