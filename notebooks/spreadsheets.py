"""Opens a snapshot's headline.xlsx and headline.fi.csv in LibreOffice, the latter as in Finland, and compares every number with headline.parquet:
python notebooks/spreadsheets.py output/current"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

folder = Path(sys.argv[1]).resolve()
expected = pd.read_parquet(folder / "headline.parquet")
FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,\n]*))([,\n])')
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# Commas, quotes, UTF-8, the first line on; all text in quotes and numbers without, as the cells show them, every sheet.
WRITTEN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
# Semicolons, quotes, UTF-8; as somebody in Finland (language 1035) opens it, each field as what it looks like.
READ_IN_FINLAND = "Text - txt - csv (StarCalc):59,34,76,1,,1035,false,false"


def opened(file: str, work: str, reading: str | None = None) -> dict[str, list[list[str | float | None]]]:
    """The cells of a file's sheets as LibreOffice has them: text as text, numbers as numbers, None where there is nothing."""
    reader = [] if reading is None else [f"--infilter={reading}"]
    program = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *reader]
    subprocess.run([*program, "--convert-to", WRITTEN, "--outdir", f"{work}/{file}", str(folder / file)], check=True, capture_output=True)
    sheets = {}
    for path in Path(work, file).iterdir():
        rows, row = [], []
        for text, bare, end in FIELD.findall(path.read_text(encoding="utf-8")):
            row.append(float(bare) if NUMBER.fullmatch(bare) else bare or text.replace('""', '"') or None)
            if end == "\n":
                rows.append(row)
                row = []
        sheets[path.stem.removeprefix(f"{Path(file).stem}-")] = rows
    return sheets


def compare(what: str, cells: list[list[str | float | None]], columns: dict[str, str]) -> None:
    """Whether a sheet has a row a headline, and in each column the numbers of headline.parquet and nothing else."""
    header, *rows = cells
    assert len(rows) == len(expected), f"{what}: {len(rows)} rows instead of {len(expected)}"
    for title, column in columns.items():
        at = header.index(title)
        found = pd.Series([row[at] for row in rows], dtype=object)
        assert found.map(lambda cell: cell is None or isinstance(cell, float)).all(), f"{what}: text in {title}"
        wrong = found.astype(float).fillna(-1e9).sub(expected[column].astype(float).fillna(-1e9)).abs() > 1e-9
        assert not wrong.any(), f"{what}: {wrong.sum()} other numbers in {title}"
    print(f"{what}: {len(rows)} rows, {expected.OBS_VALUE.notna().sum()} values, all the same")


with tempfile.TemporaryDirectory() as work:
    workbook = opened("headline.xlsx", work)
    finnish = opened("headline.fi.csv", work, READ_IN_FINLAND)
assert set(workbook) == {"headline", "definitions", "statuses", "source"}, f"other sheets: {sorted(workbook)}"
names = {"OBS_VALUE": "Arvo", "SHOW_LOWER": "Alaraja, 95 %", "SHOW_UPPER": "Yläraja, 95 %", "N_BASE": "Henkilöitä", "CHANGE": "Muutos vuodessa, prosenttiyksikköä"}
first = {title.split(" / ")[0]: title for title in workbook["headline"][0]}
compare("headline.xlsx", workbook["headline"], {first[name]: column for column, name in names.items()})
compare("headline.fi.csv", next(iter(finnish.values())), {name: column for column, name in names.items()})
