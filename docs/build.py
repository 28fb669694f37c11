"""Build the documentation in English and in French, and run its examples.

The pages come to ``docs/_build/html/en`` and ``docs/_build/html/fr``, with a first page that leads to one of
them, and with ``llms.txt`` and ``llms-full.txt`` for programs that read. Any warning fails the build, and so
does a French page that lags behind the English one.

    python docs/build.py              build both languages, run the examples
    python docs/build.py --only fr    build one language
    python docs/build.py --update     bring the French catalogues up to date, ready to be translated
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from openinno.labels import LANGUAGES

DOCS = Path(__file__).resolve().parent
BUILT = DOCS / "_build"
TEMPLATES = BUILT / "gettext"
CATALOGUES = DOCS / "locale" / "fr" / "LC_MESSAGES"

HEADER = r"""msgid ""
msgstr ""
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
FIRST_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>openinno</title>
<script>
location.replace(navigator.language.startsWith("fr") ? "fr/index.html" : "en/index.html")
</script>
<p><a href="en/index.html" lang="en">English</a></p>
<p><a href="fr/index.html" lang="fr">Français</a></p>
</html>
"""


def sphinx(builder: str, lang: str, target: Path, *options: str) -> None:
    """Run Sphinx once, in a language."""
    doctrees = f"--doctree-dir={BUILT / 'doctrees' / f'{lang}-{builder}'}"
    command = [sys.executable, "-m", "sphinx", "-b", builder, doctrees, "-D", f"language={lang}", *options]
    subprocess.run([*command, str(DOCS), str(target)], check=True)  # noqa: S603 - our own arguments


def make_templates() -> None:
    """Write what there is to translate; pages written from the data have nothing."""
    sphinx("gettext", "en", TEMPLATES, "-E", "-Q")
    for template in TEMPLATES.rglob("*.pot"):
        if not _messages(template):
            template.unlink()


def update() -> None:
    """Bring the catalogues up to date with the pages; what changed a little is kept, marked fuzzy."""
    make_templates()
    for template in TEMPLATES.rglob("*.pot"):
        file = (CATALOGUES / template.relative_to(TEMPLATES)).with_suffix(".po")
        catalogue = _read(file) if file.exists() else Catalog(locale="fr")
        catalogue.update(_read(template))
        catalogue.obsolete.clear()
        text = io.BytesIO()
        write_po(text, catalogue, width=0, no_location=True, omit_header=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEADER + text.getvalue().decode(), encoding="utf-8")


def lagging() -> Iterator[str]:
    """Yield what the French pages lack, and what they say that the English ones no longer do."""
    make_templates()
    for template in sorted(TEMPLATES.rglob("*.pot")):
        page = template.relative_to(TEMPLATES).with_suffix("")
        catalogue = CATALOGUES / page.with_suffix(".po")
        wanted = _messages(template)
        found = _messages(catalogue) if catalogue.exists() else {}
        for text in wanted:
            if text not in found:
                yield f"{page}: missing: {text}"
            elif not found[text]:
                yield f"{page}: not translated, or fuzzy: {text}"
        yield from (f"{page}: no longer in English: {text}" for text in found if text not in wanted)


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


def _messages(file: Path) -> dict[str, str]:
    """Return the messages of a catalogue with their translation, empty when it is fuzzy."""
    return {
        str(message.id): "" if message.fuzzy else str(message.string) for message in _read(file) if message.id
    }


def main() -> int:
    """Build what is asked; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Build the documentation.")
    parser.add_argument("--only", choices=LANGUAGES, help="build one language")
    parser.add_argument("--update", action="store_true", help="bring the French catalogues up to date")
    asked = parser.parse_args()
    if asked.update:
        update()
        return 0
    languages = (asked.only,) if asked.only else LANGUAGES
    if "fr" in languages and (faults := list(lagging())):
        sys.stderr.write("\n".join([*faults, "French lags behind: python docs/build.py --update", ""]))
        return 1
    strict = ("-E", "-q", "-W", "--keep-going")
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        started = [
            pool.submit(sphinx, "html", lang, BUILT / "html" / lang, *strict, "-n") for lang in languages
        ]
        started.append(pool.submit(sphinx, "doctest", "en", BUILT / "doctest", *strict))
    faulty = [one.exception() for one in started if one.exception()]
    if faulty:
        sys.stderr.write("\n".join([*map(str, faulty), ""]))
        return 1
    first = BUILT / "html" / "index.html"
    first.write_text(FIRST_PAGE, encoding="utf-8")
    sys.stdout.write(f"The pages are in {first}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
