"""Mutated files: tables and what is done to them, the kinds of file they are written in, how they are read."""
