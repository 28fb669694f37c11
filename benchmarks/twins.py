"""The same records for other libraries: twins made from the annotations and limits of ours, word for word.

Each attribute keeps its type and its default; a limit of the table of fields becomes the constraint that a
user of the other library would write. So every reader is asked for the same work.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar, get_args, get_origin

import attrs
import msgspec

from openinno.dates import is_partial_date
from openinno.fields import fields_of
from openinno.holds import Holds
from openinno.shapes import declared

DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z"
NOT_BLANK = r"\S"


class Twins:
    """Makes the twins of attrs classes, one a class and its type arguments."""

    def __init__(self) -> None:
        self.made: dict[Any, Any] = {}

    def of(self, hint: Any) -> Any:
        """Return what stands for a declared type."""
        kind = get_origin(hint) or hint
        arguments = get_args(hint)
        if attrs.has(kind):
            if hint not in self.made:
                self.made[hint] = self.record(kind, arguments)
            return self.made[hint]
        if kind is tuple:
            return tuple[(self.of(arguments[0]), ...)]  # type: ignore[misc]
        if kind is dict:
            return hint
        if arguments:
            options = [self.of(option) for option in arguments]
            joined = options[0]
            for option in options[1:]:
                joined = joined | option
            return joined
        return getattr(hint, "__supertype__", hint)

    def attributes(self, kind: Any, arguments: tuple[Any, ...]) -> list[tuple[str, Any, Any]]:
        """Return the name, type and default of each attribute; Ellipsis for no default."""
        known = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
        limits = {field.name: field.holds for field in fields_of(kind)}
        found = []
        for field in attrs.fields(kind):
            hint = declared(kind)[field.name]
            twin = self.of(known.get(hint, hint) if isinstance(hint, TypeVar) else hint)
            found.append((field.name, self.limited(twin, limits.get(field.name)), self.default(field)))
        return found

    @staticmethod
    def default(field: Any) -> Any:
        """Return the default of an attribute."""
        if field.default is attrs.NOTHING:
            return ...
        return field.default.factory() if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]

    def record(self, kind: Any, arguments: tuple[Any, ...]) -> Any:
        """Return the twin of a class."""
        raise NotImplementedError

    def limited(self, hint: Any, holds: Holds | None) -> Any:
        """Return a type with the limit of its field."""
        raise NotImplementedError


class Structs(Twins):
    """Twins for msgspec: frozen Structs, limits as Meta."""

    def __init__(self, *, forbid: bool) -> None:
        super().__init__()
        self.forbid = forbid

    def record(self, kind: Any, arguments: tuple[Any, ...]) -> Any:
        """Return a Struct."""
        fields = [
            (name, hint) if default is ... else (name, hint, default)
            for name, hint, default in self.attributes(kind, arguments)
        ]
        return msgspec.defstruct(
            kind.__name__, fields, frozen=True, kw_only=True, forbid_unknown_fields=self.forbid
        )

    def limited(self, hint: Any, holds: Holds | None) -> Any:
        """Return a type with Meta."""
        if holds is Holds.NAME:
            return Annotated[str, msgspec.Meta(pattern=NOT_BLANK)]
        if holds is Holds.DATE:
            return Annotated[str, msgspec.Meta(pattern=DATE)] | None
        if holds is Holds.MONTHS:
            return Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] | None
        return hint


class Records(Twins):
    """Twins for cattrs: frozen attrs classes, limits as validators."""

    def record(self, kind: Any, arguments: tuple[Any, ...]) -> Any:
        """Return an attrs class."""
        fields: dict[str, Any] = {}
        for name, hint, default in self.attributes(kind, arguments):
            checks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
            plain = get_args(hint)[0] if checks else hint
            known = {} if default is ... else {"default": default}
            fields[name] = attrs.field(type=plain, validator=list(checks), **known)
        return attrs.make_class(kind.__name__, fields, frozen=True, slots=True, kw_only=True)

    def limited(self, hint: Any, holds: Holds | None) -> Any:
        """Return a type with its validator beside it, which ``record`` takes off."""
        if holds is Holds.NAME:
            return Annotated[str, attrs.validators.matches_re(NOT_BLANK, func=re.search)]
        if holds is Holds.DATE:
            return Annotated[str | None, attrs.validators.optional(_dated)]
        if holds is Holds.MONTHS:
            return Annotated[int | None, attrs.validators.optional(attrs.validators.ge(0))]
        return hint


class Models(Twins):
    """Twins for pydantic: frozen models, limits as Field and validators."""

    def __init__(self, *, forbid: bool) -> None:
        super().__init__()
        self.extra = "forbid" if forbid else "ignore"

    def record(self, kind: Any, arguments: tuple[Any, ...]) -> Any:
        """Return a model."""
        import pydantic

        fields: dict[str, Any] = {
            name: (hint, default) for name, hint, default in self.attributes(kind, arguments)
        }
        config = pydantic.ConfigDict(frozen=True, extra=self.extra)  # type: ignore[typeddict-item]
        return pydantic.create_model(kind.__name__, __config__=config, **fields)

    def limited(self, hint: Any, holds: Holds | None) -> Any:
        """Return a type with a pattern, a bound or a validator."""
        import pydantic

        if holds is Holds.NAME:
            return Annotated[str, pydantic.Field(pattern=NOT_BLANK)]
        if holds is Holds.DATE:
            return Annotated[str, pydantic.AfterValidator(_date)] | None
        if holds is Holds.MONTHS:
            return Annotated[int, pydantic.Field(ge=0, le=2**63 - 1)] | None
        return hint


def _dated(record: Any, attribute: Any, value: str) -> None:
    _date(value)


def _date(value: str) -> str:
    if not is_partial_date(value):
        raise ValueError("no ISO date")
    return value
