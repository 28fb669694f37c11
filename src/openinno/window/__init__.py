"""The window: the map of a census that people look at, as a page and as a picture."""
