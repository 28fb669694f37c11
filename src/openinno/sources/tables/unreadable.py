"""A file that cannot be read: one error of ours, whatever the system or the library that reads it raises."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from ...errors import OpenInnoError, SourceError
from ...findings import shortened
from ...labels import Label

__all__ = ["cannot_open", "each_or_one_error", "one_error", "size_of", "too_large", "unreadable"]

T = TypeVar("T")

_SHOWN: Final = 300
_FOLDER: Final = Label("c'est un dossier", "it is a folder")
_REASONS: Final = (
    (IsADirectoryError, _FOLDER),
    ((FileNotFoundError, NotADirectoryError), Label("fichier introuvable", "no such file")),
    (PermissionError, Label("accès refusé", "access denied")),
    (MemoryError, Label("il demande trop de mémoire", "it asks for too much memory")),
)


def cannot_open(path: Path, error: OSError | ValueError) -> SourceError:
    """Return the error of a file that cannot be opened, called as whoever asked for it did.

    Args:
        path: The file.
        error: What was raised in opening it; a plain ValueError is told of names that no file has.

    Examples:
        >>> cannot_open(Path("lieux.csv"), FileNotFoundError()).message("fr")
        'lieux.csv : illisible (fichier introuvable)'
    """
    why = _reason(error)
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        why = Label(f"dossier introuvable : {path.parent}", f"no such folder: {path.parent}")
    if why is None and not isinstance(error, OSError):
        why = Label("nom de fichier impossible", "impossible file name")
    return _error(str(path), why or Label(getattr(error, "strerror", None) or type(error).__name__))


def unreadable(path: Path, why: Label) -> SourceError:
    """Return the error of a file that is there and cannot be read."""
    return _error(path.name, why)


@contextmanager
def one_error(path: Path, hear: Callable[[str], None] | None = None) -> Iterator[None]:
    """Turn whatever a library raises into one error that names the file, and hear what it warns of.

    Args:
        path: The file.
        hear: What takes a warning down; nobody where None.

    Raises:
        SourceError: The library cannot read the file.
    """
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            yield
        except OpenInnoError:
            raise
        except Exception as error:
            # The kinds of errors of libraries are not ours to know.
            why = _reason(error) or _damaged(_in_a_line(str(error) or type(error).__name__))
            raise unreadable(path, why) from None
    for warning in heard:
        if hear is not None:
            hear(_in_a_line(str(warning.message)))


def each_or_one_error(path: Path, items: Iterable[T]) -> Iterator[T]:
    """Yield what a library reads of a file piece by piece, under :func:`one_error`.

    Raises:
        SourceError: The library cannot read on.
    """
    iterator = iter(items)
    while True:
        with one_error(path):
            item = next(iterator, None)
        if item is None:
            return
        yield item


def size_of(path: Path) -> int:
    """Return the size of a file in bytes.

    Raises:
        SourceError: There is no such file.
    """
    with one_error(path):
        if path.is_dir():
            raise unreadable(path, _FOLDER)
        return path.stat().st_size


def too_large(path: Path, most: int, way_out: Label) -> SourceError:
    """Return the error of a file that is too large to be held in memory.

    Args:
        path: The file.
        most: How many bytes may be held.
        way_out: What to do instead.
    """
    size = most >> 20
    return unreadable(
        path,
        Label(
            f"plus de {size} Mio à tenir en mémoire ; {way_out.text('fr')}",
            f"more than {size} MiB to hold in memory; {way_out.text('en')}",
        ),
    )


def _error(name: str, why: Label) -> SourceError:
    return SourceError(
        Label(f"{name} : illisible ({why.text('fr')})", f"{name}: cannot be read ({why.text('en')})")
    )


def _reason(error: Exception) -> Label | None:
    return next((why for kinds, why in _REASONS if isinstance(error, kinds)), None)


def _damaged(message: str) -> Label:
    """Say of a file that a library gives it up, in the words of the library, which has but one language."""
    return Label(
        f"endommagé, incomplet ou d'un autre genre que ne dit son nom ; détail : {message}",
        f"damaged, incomplete or of another kind than its name says; in detail: {message}",
    )


def _in_a_line(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)
