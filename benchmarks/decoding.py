"""What reading JSON takes: Structures into openinno, pydantic models, msgspec Structs and attrs by cattrs.

The twins are made from the same annotations and limits (``twins.py``) and read the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import GenericAlias
from typing import Any, Final

import msgspec
from contests import Chapter, Contender, Contest
from drawn import spoilt, structures
from twins import Models, Records, Structs

import openinno as oi
from openinno.labels import Label

HEAD: Final = {"format": "openinno-census", "version": 1, "source": {"title": {"fr": "Mesure", "en": None}}}


# the readers ------------------------------------------------------------------------------------------------


def several(kind: Any) -> Any:
    """Return the type of a tuple of one kind, known only as it runs: ``tuple[kind, ...]``."""
    return GenericAlias(tuple, (kind, ...))


def document_struct(*, forbid: bool) -> Any:
    """Return the Struct of a whole document."""
    made = Structs(forbid=forbid)
    fields = [
        ("format", str),
        ("version", int),
        ("source", dict),
        ("structures", several(made.of(oi.Structure))),
    ]
    return msgspec.defstruct("Document", fields, forbid_unknown_fields=forbid)


def document_model(*, forbid: bool) -> Any:
    """Return the model of a whole document."""
    import pydantic

    made = Models(forbid=forbid).of(oi.Structure)
    config = pydantic.ConfigDict(extra="forbid" if forbid else "ignore")
    fields: dict[str, Any] = {
        "format": (str, ...),
        "version": (int, ...),
        "source": (dict, ...),
        "structures": (several(made), ...),
    }
    return pydantic.create_model("Document", __config__=config, **fields)


Reader = Callable[[bytes], Any]


def by_openinno(*, proof: bool) -> Reader:
    """Read our records."""
    oi.embedded_census()
    return lambda data: oi.from_json(data, trusted=not proof).structures


def by_msgspec(*, proof: bool) -> Reader:
    """Read Structs."""
    decode = msgspec.json.Decoder(document_struct(forbid=proof)).decode
    return lambda data: decode(data).structures


def by_pydantic(*, proof: bool) -> Reader:
    """Read models."""
    validate = document_model(forbid=proof).model_validate_json
    return lambda data: validate(data).structures


def by_cattrs(*, proof: bool) -> Reader:
    """Read attrs classes: msgspec decodes, and cattrs structures by functions made for each class."""
    from cattrs.preconf.msgspec import make_converter

    converter = make_converter(forbid_extra_keys=proof, detailed_validation=False)
    kind = several(Records().of(oi.Structure))
    structure = converter.get_structure_hook(kind)
    return lambda data: structure(msgspec.json.decode(data)["structures"], kind)


def faults_by_openinno() -> Callable[[bytes], list[tuple[int, str]]]:
    """Return what lists every fault, once it has explained one."""
    our_faults(msgspec.json.encode({**HEAD, "structures": [{}]}))
    return our_faults


def our_faults(data: bytes) -> list[tuple[int, str]]:
    """List every fault as (place of the record, path)."""
    census = oi.from_json(data)
    found = []
    for finding in census.findings:
        record, _, path = (finding.where.path or "").removeprefix("structures[").partition("]")
        found.append((int(record), path.removeprefix(".")))
    return found


def faults_by_pydantic() -> Callable[[bytes], list[tuple[int, str]]]:
    """Return what reads record by record and lists every fault in the same way."""
    import pydantic

    validate = Models(forbid=True).of(oi.Structure).__pydantic_validator__.validate_json

    def find(data: bytes) -> list[tuple[int, str]]:
        rows = msgspec.json.decode(data, type=dict[str, msgspec.Raw])["structures"]
        found, kept = [], []
        for place, row in enumerate(msgspec.json.decode(rows, type=list[msgspec.Raw])):
            try:
                kept.append(validate(bytes(row)))
            except pydantic.ValidationError as error:
                found += [(place, _path(one["loc"])) for one in error.errors()]
        return found

    return find


def _path(steps: tuple[int | str, ...]) -> str:
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".")


# the contests -----------------------------------------------------------------------------------------------

SPOILT: Final = (0, 1, 20)
"""How many records of a hundred are faulty, a file each."""


@contextmanager
def prepared(folder: Path, size: int) -> Iterator[None]:
    """Write the documents."""
    rows = [msgspec.to_builtins(one) for one in structures(size)]
    for percent in SPOILT:
        document = {**HEAD, "structures": spoilt(rows, percent)}
        (folder / f"{percent}.json").write_bytes(msgspec.json.encode(document))
    yield


def ready(make: Callable[[], Reader], percent: int = 0) -> Callable[[Path], Callable[[], Any]]:
    """Return what loads a document and a reader."""

    def loaded(folder: Path) -> Callable[[], Any]:
        data, read = (folder / f"{percent}.json").read_bytes(), make()
        return lambda: read(data)

    return loaded


def values(found: Any) -> str:
    """Return a digest of every value, whatever holds it."""
    drawn = hashlib.sha256()
    for one in found:
        plain = one.model_dump(mode="json") if hasattr(one, "model_dump") else msgspec.to_builtins(one)
        drawn.update(msgspec.json.encode(plain, order="sorted"))
    return drawn.hexdigest()


def contest(code: str, title: Label, contenders: Sequence[Contender], tell: Callable[[Any], Any]) -> Contest:
    """Return a contest of those who read the same documents."""
    return Contest(
        code=code,
        title=title,
        contenders=contenders,
        sizes=[10_000, 100_000],
        main=100_000,
        compared=["cpu", "memory"],
        use=len,
        tell=tell,
        rounds=3,
    )


def of_values(code: str, title: Label, *, proof: bool) -> Contest:
    """Return a contest of readers of whole documents."""

    def one(make: Callable[..., Reader]) -> Callable[[Path], Callable[[], Any]]:
        return ready(lambda: make(proof=proof))

    contenders = [
        Contender(name="openinno", ready=one(by_openinno)),
        Contender(name="pydantic", ready=one(by_pydantic), aims={"cpu": 2, "memory": 2}),
        Contender(name="msgspec, Struct", ready=one(by_msgspec), aims={"cpu": 0.9}),
        Contender(name="cattrs, attrs", ready=one(by_cattrs)),
    ]
    return contest(code, title, contenders, values)


def of_faults(percent: int) -> Contest:
    """Return a contest of those who list every fault."""
    title = Label(
        f"Dire chaque faute, {percent} % des fiches fautives",
        f"Every fault told, {percent} % of the records faulty",
    )
    contenders = [
        Contender(name="openinno", ready=ready(faults_by_openinno, percent)),
        Contender(
            name=Label("pydantic, fiche par fiche", "pydantic, record by record"),
            ready=ready(faults_by_pydantic, percent),
            aims={"cpu": 1.6, "memory": 2},
        ),
    ]
    return contest(f"faults-{percent}", title, contenders, sorted)


CHAPTER: Final = Chapter(
    code="decoding",
    title=Label("Lire du JSON", "Reading JSON"),
    unit=Label("structures", "structures"),
    prepare=prepared,
    contests=[
        of_values("trusted", Label("Types et limites, sur parole", "Types and limits, trusted"), proof=False),
        of_values(
            "proof",
            Label("Avec la preuve qu’aucune clé n’est inconnue", "With the proof that no key is unknown"),
            proof=True,
        ),
        *map(of_faults, SPOILT),
    ],
)
