"""The library of generated tests, loaded with the first strategy that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._optional import need

if TYPE_CHECKING:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
else:
    st = need("hypothesis", extra="testing").strategies
    SearchStrategy = st.SearchStrategy

__all__ = ["SearchStrategy", "st"]
