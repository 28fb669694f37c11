"""The map of a census as a picture: for reports, documentation and notebooks."""
