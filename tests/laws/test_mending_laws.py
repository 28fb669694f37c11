"""Whatever a table holds, a repair changes one cell of its file, and its journal gives the file back."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from marked_files import repaired, report_of

from openinno import TableOptions
from openinno.export import apply_fixes, revert

CELLS = st.text("ab é0;,\"'\n=+", max_size=6)
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4),
    CELLS,
    st.sampled_from(";,\t"),
    QUOTING,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "cp1252", "utf-16"]),
)
def test_a_repair_is_undone_byte_for_byte(
    rows: list[tuple[str, str]], new: str, separator: str, quoting: int, end: str, encoding: str
) -> None:
    """Only mended cells read otherwise in the copy; reverted, the file is what it was."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(["nom", "note", "fin"])
    lines = []
    for one, other in rows:
        lines.append(text.getvalue().count("\n") + 1)
        writer.writerow([f"n{one}", other, "x"])
    options = TableOptions(encoding=encoding, separator=separator, quote='"', header=1, decimal=".")
    report = report_of(
        *(repaired(line, "B", other, new) for line, (_, other) in zip(lines, rows, strict=True))
    )
    with tempfile.TemporaryDirectory() as folder:
        path, out, back = (Path(folder, name) for name in ("a.csv", "b.csv", "c.csv"))
        path.write_bytes(text.getvalue().encode(encoding))
        journal = apply_fixes(path, report, out, options=options)
        mended = list(
            csv.reader(io.StringIO(out.read_bytes().decode(encoding), newline=""), delimiter=separator)
        )
        if not any(old.startswith(("=", "+", "\n")) for _, old in rows):
            revert(out, back, options=options)
            assert back.read_bytes() == path.read_bytes()
    changed = {change.row for change in journal.changes}
    for line, (one, old), read in zip(lines, rows, mended[1:], strict=True):
        assert (read[0], read[2]) == (f"n{one}", "x")
        assert read[1] in ({new, f"'{new}"} if line in changed else {old})
