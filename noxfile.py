# /// script
# dependencies = ["nox>=2024.10"]
# ///
"""The checks of the project: ``nox`` runs them all, ``nox -s docs`` runs one.

Each session makes its own environment. ``tests`` needs no more than the extra ``test``; the others install
what they check with.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.10"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = [
    "lint",
    "types",
    "tests",
    "lowest",
    "docs",
    "dist",
    "engines",
    "validators",
    "browser",
]

CORE_BYTES = 12_000_000
"""What openinno and its core dependencies may take, the bytecode that Python makes of them aside."""

KEPT = {"OPENINNO_CAMPAIGN_RESULTS": "tests/campaigns.json"}
"""Where campaigns keep their figures, for the page that shows them."""

PROJECT = nox.project.load_toml("pyproject.toml")


def _group(name: str) -> list[str]:
    """Return the requirements of a dependency group, our own extras aside."""
    found = nox.project.dependency_groups(PROJECT, name)
    return [one for one in found if not one.startswith("openinno")]


def _extra(name: str) -> list[str]:
    """Return the requirements of an extra, and of the extras that it is made of."""
    found: list[str] = []
    for one in PROJECT["project"]["optional-dependencies"][name]:
        inner = (
            one.removeprefix("openinno[").removesuffix("]").split(",") if one.startswith("openinno[") else ()
        )
        found += [more for extra in inner for more in _extra(extra)] or [one]
    return found


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*_group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types: mypy strict everywhere, pyright on what users write, and what must not pass."""
    session.install("-e", ".[test,docs]", *_group("types"))
    session.run("mypy")
    session.run("pyright", "tests/typing/api.py")
    session.run("pytest", "tests/test_typing.py", env={"OPENINNO_MUST_RUN": "typing"})


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests, as the README does, on every Python that is declared and found."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session(venv_backend="uv")
def lowest(session: nox.Session) -> None:
    """Run the tests on the wheel, the sources out of reach, with the lowest versions of what is declared."""
    folder = Path(session.create_tmp()).resolve() / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    session.run("uv", "build", "--wheel", "-q", "--out-dir", str(folder), external=True)
    (wheel,) = folder.glob("*.whl")
    session.install("--resolution", "lowest-direct", f"openinno[test] @ {wheel.as_uri()}")
    # What laws find does not hang on a version; all else is tried.
    session.run("pytest", "-n", "auto", "tests", "--ignore", "tests/laws", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests, tell what none of them reaches, and hold the shares of lines and branches."""
    session.install("-e", ".[test,pandas,geopandas]", "coverage>=7.13")
    session.run("coverage", "erase")
    # Not by a plugin of pytest: ours is loaded before any other, and its lines would not be seen.
    session.run("coverage", "run", "-m", "pytest", "-n", "auto", *session.posargs)
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report", "--skip-covered", "--show-missing")
    report = str(Path(session.create_tmp()).resolve() / "coverage.json")
    session.run("coverage", "json", "-q", "-o", report)
    session.run("python", "tools/covered.py", report, env=KEPT)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation in both languages, run its examples, and look for every public name."""
    session.install("-e", ".[test,docs]")
    session.run("python", "docs/build.py")
    session.run("pytest", "tests/test_docs.py", env={"OPENINNO_MUST_RUN": "docs"})


@nox.session
def dist(session: nox.Session) -> None:
    """Build what users install, look inside, type-check it installed, and test it with the newest of all."""
    session.install("build", "pyright", *_extra("test"))
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder / "dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(folder / "dist"), silent=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    session.install(str(wheel))
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    built = {"OPENINNO_WHEEL": str(wheel), "OPENINNO_SDIST": str(sdist)}
    session.run("pytest", "tests/test_wheel.py", env={"OPENINNO_MUST_RUN": "wheel", **built})
    session.run("pyright", "--verifytypes", "openinno", "--ignoreexternal")
    # What was to be left behind would be missed at the doors: all else ran twice already, on the same code.
    doors = (
        "tests/cli",
        "tests/export",
        "tests/geography",
        "tests/typology",
        "tests/vocabulary",
        "tests/window",
    )
    files = sorted(str(path) for path in Path("tests").glob("test_*.py"))
    session.run("pytest", "-n", "auto", "-p", "no:cacheprovider", *doors, *files)


@nox.session
def release(session: nox.Session) -> None:
    """Build what is published into dist/: sdist, wheel, and the list of the parts of a bare installation."""
    session.install("build", *_group("release"))
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", silent=True)
    (wheel,) = Path("dist").glob("*.whl")
    session.run("twine", "check", "--strict", *map(str, Path("dist").iterdir()))
    bare = Path(session.create_tmp()).resolve() / "bare"
    shutil.rmtree(bare, ignore_errors=True)
    session.run("python", "-m", "venv", "--without-pip", str(bare))
    python = str(bare / "bin/python")
    session.run("pip", "--python", python, "install", "-q", str(wheel))
    session.run(str(bare / "bin/openinno"), "report", "--no-atlas", external=True, silent=True)
    size = sum(
        path.stat().st_size for path in (bare / "lib").rglob("*") if path.is_file() and path.suffix != ".pyc"
    )
    if size > CORE_BYTES:
        session.error(f"a bare installation takes {size:,} bytes, more than {CORE_BYTES:,}")
    parts = wheel.with_name("-".join(wheel.name.split("-")[:2]) + ".cdx.json")
    session.run(
        *("cyclonedx-py", "environment", "--output-reproducible", "--of", "JSON", "--sv", "1.6"),
        *("-o", str(parts), python),
    )


@nox.session
def engines(session: nox.Session) -> None:
    """Judge and read tables of every library, Spark and its example too; hold frictionless to the schemas."""
    session.install("-e", ".[test,pandas,geopandas]", *_group("engines"))
    session.run(
        "pytest",
        *("-n", "auto", "--dist", "loadfile"),
        "tests/validation/test_rules_that_fail.py",
        "tests/validation/test_validation_columnar.py",
        "tests/validation/test_validation_columnar_spark.py",
        "tests/laws/test_columnar_laws.py",
        "tests/laws/test_frame_laws.py",
        "tests/export/test_frames.py",
        "tests/export/test_geoparquet.py",
        "tests/sources/test_reading_frames.py",
        "tests/test_examples_spark.py",
        env={"OPENINNO_MUST_RUN": "engines,columnar,spark"},
    )
    session.run("pytest", "tests/export/test_schemas_frictionless.py")


@nox.session
def validators(session: nox.Session) -> None:
    """Hold validata to the schemas, in an environment of its own: it wants an old frictionless."""
    session.install("-e", ".", *_group("validators"))
    session.run("pytest", "tests/export/test_schemas_validators.py", env={"OPENINNO_MUST_RUN": "validators"})


@nox.session
def browser(session: nox.Session) -> None:
    """Open the atlas in Chromium, which Debian brings: offline, by keyboard, with axe, in every layout."""
    session.install("-e", ".[test]", *_group("browser"))
    session.run(
        "pytest", "tests/window", "tests/advice", "-k", "browser", env={"OPENINNO_MUST_RUN": "browser"}
    )


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what everything takes beside what people use, and keep it for the page of the documentation."""
    session.install(".[xlsx,parquet,tables,atlas]", *_group("bench"))
    session.run("python", "benchmarks", *session.posargs)


@nox.session
def campaigns(session: nox.Session) -> None:
    """Run in full the laws of which every test run takes a small sample: 50 000 mutants of valid JSON."""
    session.install("-e", ".[test]")
    session.run(
        "pytest",
        "tests/laws/test_mutant_laws.py",
        *session.posargs,
        env={"OPENINNO_MUTANTS": "50000", **KEPT},
    )


@nox.session(name="campaign-files")
def campaign_files(session: nox.Session) -> None:
    """Read 20 000 damaged files of every kind: findings or one error each, in bounded memory."""
    session.install("-e", ".[test]")
    session.run(
        "pytest",
        "tests/laws/test_file_laws.py",
        *session.posargs,
        env={"OPENINNO_FILE_MUTANTS": "20000", **KEPT},
    )


@nox.session
def ceilings(session: nox.Session) -> None:
    """Measure how much memory the costliest input of each reader takes, beside its ceiling."""
    session.install("-e", ".[test]")
    session.chdir("tests")
    session.run("python", "-m", "ceilings", *session.posargs)


@nox.session(name="campaign-faults")
def campaign_faults(session: nox.Session) -> None:
    """Read from a portal that fails in each way and each pair of ways, 20 seeds each: whole, or an error."""
    session.install("-e", ".[test]")
    session.run(
        "pytest",
        "tests/laws/test_fault_laws.py",
        *session.posargs,
        env={"OPENINNO_FAULT_SEEDS": "20", **KEPT},
    )


@nox.session
def fuzz(session: nox.Session) -> None:
    """Give every reader bytes that look for the way to break it: ``nox -s fuzz -- csv date --seconds 60``."""
    session.install("-e", ".[test]", *_group("fuzz"))
    session.run("python", "-m", "fuzz", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the code a little and ask the tests who notices: ``nox -s mutation -- odsql --sample 200``."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "mutation", *session.posargs, env={"PYTHONPATH": "tests"})
