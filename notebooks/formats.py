"""Opens every format of a snapshot's observations as docs/for-analysts.md says, and compares the rows: python notebooks/formats.py output/current"""

import gzip
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.feather
import pyarrow.parquet
from pyjstat import pyjstat

folder = Path(sys.argv[1])
file = {name: str(folder / f"observations.{name}") for name in ["parquet", "csv.gz", "ndjson.gz", "arrow"]}
expected = pl.read_parquet(file["parquet"])
texts = [name for name, kind in expected.schema.items() if kind == pl.String]


def rows(frame: pl.DataFrame) -> pl.DataFrame:
    """Text as text and numbers as floating point, whatever a reader has made of them; pandas reads the last digits of JSON roughly."""
    return frame.with_columns(
        pl.when(pl.col(name).is_null()).then(None).otherwise(pl.col(name).cast(pl.String)).alias(name)
        if name in texts
        else pl.col(name).cast(pl.Float64).fill_nan(None).round(6)
        for name in frame.columns
    )


opened = {
    "polars csv.gz": pl.read_csv(file["csv.gz"], infer_schema_length=None),
    "polars ndjson.gz": pl.read_ndjson(file["ndjson.gz"], infer_schema_length=None),
    "polars arrow": pl.read_ipc(file["arrow"]),
    "pandas csv.gz": pl.from_pandas(pd.read_csv(file["csv.gz"])),
    "pandas ndjson.gz": pl.from_pandas(pd.read_json(file["ndjson.gz"], lines=True)),
    "pandas arrow": pl.from_pandas(pd.read_feather(file["arrow"])),
    "duckdb csv.gz": duckdb.sql(f"from '{file['csv.gz']}'").pl(),
    "duckdb ndjson.gz": duckdb.sql(f"from '{file['ndjson.gz']}'").pl(),
    "duckdb parquet": duckdb.sql(f"from '{file['parquet']}'").pl(),
}
for name, frame in opened.items():
    assert frame.columns == expected.columns, f"{name}: other columns"
    assert rows(frame).equals(rows(expected)), f"{name}: other rows"

gap = expected.filter(pl.col("INDICATOR") == "unemployment_gap_18_64")["OBS_VALUE"].drop_nulls()
cube = pyjstat.Dataset.read(gzip.open(folder / "jsonstat" / "fi" / "unemployment_gap_18_64.json.gz", "rt").read()).write("dataframe")
told = cube[cube["Tiedot"] == "Arvo"]["value"].dropna().astype(float)
assert len(told) == len(gap) and abs(told.sum() - gap.sum()) < 1e-6, "pyjstat: other values"

for path in sorted(folder.glob("*.parquet")):
    said = pyarrow.parquet.read_schema(path).metadata or {}
    assert {b"title", b"snapshot", b"licence", b"citation", b"columns"} <= said.keys(), f"{path.name}: does not say what it is"
assert b"citation" in pyarrow.feather.read_table(file["arrow"]).schema.metadata
print(f"{len(opened)} ways to open {expected.height} rows, all the same")
