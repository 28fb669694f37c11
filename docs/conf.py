"""How the documentation is built: one English source, one French catalogue, nothing asked of the network."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openinno import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "openinno"
author = "The openinno authors"
copyright = "The openinno authors. Code: MIT. Data: etalab-2.0, CC-BY-4.0"
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "openinno_docs",
]
exclude_patterns = ["_build", "_generated", "locale"]
templates_path = ["_templates"]
nitpicky = True
nitpick_ignore = [
    ("py:class", "openinno.claims.T"),  # a type variable: nothing to link to
    ("py:class", "openinno.geography.matches.PlaceT_co"),
    ("py:class", "openinno.explore.reading.rows.T"),
    ("py:class", "openinno.validation.report.Rows"),
    ("py:class", "attrs.Attribute"),
    ("py:class", "hypothesis.strategies.SearchStrategy"),
    ("py:class", "Cell"),
    ("py:class", "openinno.testing.pieces.W"),
]
# What is written out of an alias is cut where it is not to be.
nitpick_ignore_regex = [("py:obj", r"typing\.Literal\[.*"), ("py:class", r"collections\.abc\.Mapping\[.*")]

# Languages: the pages are English, their French is in locale/; the typology pages are written in either.
language = "en"
locale_dirs = ["locale"]
gettext_compact = False
gettext_uuid = False

# Text
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_line_continuation_character = "\\"

# Reference
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 90
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# What is linked to elsewhere is listed here: a build asks nothing of the network, and is the same without.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", str(HERE / "_inventories" / "python.inv")),
    "cattrs": ("https://catt.rs/en/stable", str(HERE / "_inventories" / "cattrs.inv")),
}

doctest_default_flags = doctest.ELLIPSIS | doctest.DONT_ACCEPT_TRUE_FOR_1
# Examples in docstrings are written from inside the library, where its names need no import.
doctest_global_setup = """
from hypothesis import HealthCheck, settings

# How long a busy machine takes to draw says nothing of an example.
settings.register_profile("docs", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("docs")

import openinno as oi
from openinno import *
from openinno.errors import *
from openinno.geography import *
from openinno.typology import *
from openinno.vocabulary import *
"""

# Pages
html_theme = "pydata_sphinx_theme"
html_title = "openinno"
html_static_path = ["_static"]
html_css_files = ["openinno.css"]
html_copy_source = False
html_show_sourcelink = False
html_sidebars: dict[str, list[str]] = {"index": [], "tutorial/*": [], "genindex": [], "search": []}
html_theme_options = {
    "logo": {"text": "openinno"},
    "navbar_end": ["theme-switcher"],
    "navbar_persistent": ["search-button", "language-switch"],
    "header_links_before_dropdown": 6,
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 2,
    "footer_start": ["copyright"],
    "footer_end": [],
}


def _speak(app: Sphinx, config: Config) -> None:
    """Tell the templates which language this build speaks and which one is its other."""
    french = config.language == "fr"
    if french:
        config.copyright = "Les auteurs d’openinno. Code : MIT. Données : etalab-2.0, CC-BY-4.0"
    config.html_context |= {
        "default_mode": "auto",
        "other_language": "en" if french else "fr",
        "other_language_name": "English" if french else "Français",
    }


def _forget_docstrings(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Keep docstrings out of the catalogues: the reference stays English, as the code is."""
    if app.builder.name == "gettext":
        lines.clear()


def _free_properties(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Keep napoleon from taking the words before a colon, in the docstring of a value, for its type."""
    if what in {"property", "attribute"}:
        lines[:0] = ["..", ""]


def _plain_defaults(
    app: Sphinx, what: str, name: str, obj: object, options: object, args: str | None, result: str | None
) -> tuple[str | None, str | None]:
    """Write a word or a function that is a default by its name, so that Sphinx can read the signature."""
    # What a builder inherits is no name of the reference: the builder is.
    args = re.sub(r"\bOperators\b", "Builder", args or "")
    named = re.sub(r"<(?:built-in )?(?:function|method) (\w+)[^>]*>", r"\1", args)
    named = re.sub(r"<Catalogue of [0-9]+ rules>", "CATALOGUE", named)
    # An empty default that is made anew for each call has no name to be told by.
    named = re.sub(r"\bNOTHING\b", "...", named).replace("mappingproxy({})", "{}")
    return re.sub(r"<(\w+\.[A-Z_]+)>", r"\1", named) or None, result


def setup(app: Sphinx) -> None:
    """Join the hooks above to the build."""
    app.connect("config-inited", _speak)
    app.connect("autodoc-process-signature", _plain_defaults)
    app.connect("autodoc-process-docstring", _free_properties, priority=100)
    app.connect("autodoc-process-docstring", _forget_docstrings, priority=900)
