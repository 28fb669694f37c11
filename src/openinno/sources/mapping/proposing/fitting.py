"""How well the cells of a column fit an attribute: the share of them that can be read as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any, Final, TypeAlias

from ....geography import find_communes
from ....geography.territory import Span, latitudes_of_france, longitudes_of_france
from ....vocabulary import StructureType, Term
from ...tables.geometry.systems import LAMBERT93_X, LAMBERT93_Y
from ..cells.coordinates import place_of
from ..cells.lists import items_of_cell
from ..cells.meanings import Understand, understander
from ..cells.numbers import number_in
from ..cells.readers import reader_of_column
from ..cells.results import Read
from ..declared import ColumnMapping
from ..targets import TARGETS, TargetKind
from .samples import LOOKED_AT, Sample

__all__ = ["fit_of", "share_read", "unknown_words"]

Fit: TypeAlias = Callable[[Sample], float | None]

_URL: Final = re.compile(r"(?i)(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?")
_EMAIL: Final = re.compile(r"(?i)(?:mailto:)?[^\s@]+@[^\s@]+\.[a-z]{2,}")
_PHONE: Final = re.compile(r"(?:\+|00)?[0-9](?:[\s.\-/()]*[0-9]){7,14}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_WHOLE_ADDRESS: Final = re.compile(r"\b[0-9]{5}\s+[^\W\d_]{2}")
_MOST_TEXTS: Final = 0.5
"""A column is one of texts where more of its cells are."""
_FINER: Final = re.compile(r"[,/]")
_COMMUNES_LOOKED_AT: Final = 50
_SHORT: Final = 90
"""A name is rarely longer."""


def fit_of(attribute: str, sample: Sample) -> float | None:
    """Return the share of the cells of a sample that can be read as an attribute.

    Args:
        attribute: The attribute.
        sample: The sample.

    Returns:
        From 0 to 1; None where nothing can be told: there are no cells, or any text would do.

    Examples:
        >>> cells = ("35000", "29200", "rue")
        >>> sample = Sample(columns=(), header="CP", rows=3, cells=cells)
        >>> round(fit_of("postcode", sample), 2), fit_of("description", sample)
        (0.67, 0.33...)
    """
    if not sample.cells:
        return None
    target = TARGETS[attribute]
    if target.vocabulary is not None:
        return _of_words(target.vocabulary, sample)
    return _FITS.get(attribute, _of_text)(sample)


def unknown_words(vocabulary: type[Term], sample: Sample) -> tuple[str, ...]:
    """Return the words of a sample that a vocabulary does not know, the most frequent first.

    Examples:
        >>> from openinno import StructureType
        >>> cells = ("fablab", "usages", "usages", "cantine")
        >>> unknown_words(StructureType, Sample(columns=(), header="Type", rows=4, cells=cells))
        ('usages', 'cantine')
    """
    understand = understander(vocabulary)
    texts = [text for text, _ in sample.texts.most_common(LOOKED_AT)]
    unknown = (item for text in texts for item, known in _items(text, understand) if not known)
    return tuple(dict.fromkeys(unknown))


def _share(sample: Sample, holds: Callable[[str], object], most: int = LOOKED_AT) -> float:
    """Return the share of the cells whose text holds, judged by the most frequent texts."""
    texts = sample.texts.most_common(most)
    return sum(times for text, times in texts if holds(text)) / sum(times for _, times in texts)


def _of_words(vocabulary: type[Term], sample: Sample) -> float:
    understand = understander(vocabulary)
    known = total = 0
    for text, times in sample.texts.most_common(LOOKED_AT):
        items = list(_items(text, understand))
        known += times * sum(found for _, found in items)
        total += times * len(items)
    return known / total if total else 0.0


def _items(text: str, understand: Understand) -> Iterator[tuple[str, bool]]:
    """Yield the words of a cell, each with whether it is understood."""
    for item in [text] if _is_word(text, understand) else items_of_cell(text):
        whole = _is_word(item, understand) or not _FINER.search(item)
        for part in [item] if whole else [part.strip() for part in _FINER.split(item)]:
            if part:
                yield part, _is_word(part, understand)


def _is_word(text: str, understand: Understand) -> bool:
    meaning = understand(text)
    return meaning is not None and bool(meaning.codes)


def share_read(attribute: str, sample: Sample, form: str | None = None) -> float:
    """Return the share of cells that the very reader of the attribute reads without doubting their shape."""
    reader = reader_of_column(ColumnMapping(columns=attribute, to=attribute, form=form))
    cells = sample.cells[:LOOKED_AT]
    return sum(_is_read(reader(cell)) for cell in cells) / len(cells)


def _of_dates(attribute: str, sample: Sample) -> float:
    return max(share_read(attribute, sample, form) for form in ("day-first", "month-first"))


def _is_read(read: Read) -> bool:
    doubtful = ("unknown", "misshapen")
    return (
        read.value is not None
        and not read.kept
        and not any(doubt.code.startswith(doubtful) for doubt in read.doubts)
    )


def _of_communes(sample: Sample) -> float:
    return _share(sample, _is_commune, _COMMUNES_LOOKED_AT)


def _is_commune(text: str) -> bool:
    return bool(_LETTERS.search(text)) and bool(find_communes(text))


def _of_degrees(spans: Callable[[], Sequence[Span]], sample: Sample) -> float:
    """Return the share of degrees, those outside of France for less, and other numbers for little."""
    numbers = [number_in(cell) for cell in sample.cells[:LOOKED_AT]]
    given = [0.0 if number is None else _nearness(number, spans()) for number in numbers]
    return sum(given) / len(given)


def _nearness(number: float, spans: Iterable[Span]) -> float:
    if any(low <= number <= high for low, high in spans):
        return 1.0
    # Degrees that lost their decimal mark, or metres: numbers all the same.
    return 0.6 if abs(number) <= 180 else 0.2


def _of_metres(span: Span, sample: Sample) -> float:
    numbers = [number_in(cell) for cell in sample.cells[:LOOKED_AT]]
    return sum(number is not None and span[0] <= number <= span[1] for number in numbers) / len(numbers)


def _of_points(sample: Sample) -> float:
    cells = sample.cells[:LOOKED_AT]
    forms = (None, "latitude-longitude", "longitude-latitude")
    return max(sum(_is_placed(cell, form) for cell in cells) for form in forms) / len(cells)


def _is_placed(cell: Any, form: str | None) -> bool:
    return place_of({"point": cell}, form).point is not None


def _of_names(sample: Sample) -> float:
    """Return how much cells look like names: short texts, most of them different, few types or towns."""
    if median(len(text) for text in sample.texts) > _SHORT:
        return 0.0
    # One letter is enough: H7 is the name of a place.
    texts = _share(sample, lambda text: _LETTER.search(text) and not _is_address(text))
    proper = 1 - max(_of_words(StructureType, sample), _of_communes(sample))
    return min(1.0 if texts > _MOST_TEXTS else texts, 2 * sample.distinct, proper)


def _of_text(sample: Sample) -> float | None:
    """Return None where most cells are texts, since any text would do; their share where they are not."""
    share = _share(sample, _is_text)
    return None if share > _MOST_TEXTS else share


def _is_text(text: str) -> bool:
    return bool(_LETTERS.search(text)) and not _is_address(text)


def _is_address(text: str) -> bool:
    return bool(_URL.fullmatch(text) or _EMAIL.fullmatch(text))


def _of_streets(sample: Sample) -> float | None:
    """Return None for texts; less where they are whole addresses, whose towns and codes no street holds."""
    whole = _share(sample, _WHOLE_ADDRESS.search)
    return _of_text(sample) if whole < 0.5 else 1 - whole


def _is_unique(sample: Sample) -> float:
    """Return whether no row lacks an identifier or shares it; a name of many words is none."""
    unique = len(sample.cells) == sample.rows and len(sample.texts) == sample.rows
    return float(unique and all(len(text) <= _SHORT for text in sample.texts))


_FITS: Final[Mapping[str, Fit]] = {
    "id": _is_unique,
    "name": _of_names,
    "commune": _of_communes,
    "address_town": _of_communes,
    "town_printed": _of_communes,
    "street": _of_streets,
    "website": lambda sample: _share(sample, _URL.fullmatch),
    "email": lambda sample: _share(sample, _EMAIL.fullmatch),
    "phone": lambda sample: _share(sample, _PHONE.fullmatch),
    "latitude": partial(_of_degrees, latitudes_of_france),
    "longitude": partial(_of_degrees, longitudes_of_france),
    "lambert93_x": partial(_of_metres, LAMBERT93_X),
    "lambert93_y": partial(_of_metres, LAMBERT93_Y),
    "point": _of_points,
    **{
        target.name: partial(share_read, target.name)
        for target in TARGETS.values()
        if target.kind in {TargetKind.IDENTIFIER, TargetKind.MONTHS}
    },
    **{name: partial(share_read, name) for name in ("departement", "region")},
    **{name: partial(_of_dates, name) for name in ("opened", "closed")},
}
