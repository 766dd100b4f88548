"""The rows of delivered files that keep their contract, with polars.

Every table is read with its contract: required columns, codes, dates, decimals, keys and references. Rows that break it
are left out, and more than one in a hundred of a table is an error. The scans
are lazy and run in the streaming engine.
"""

from pathlib import Path

import polars as pl

from delivered import Column, Contract, Dialect, by_dialect, names_in, newest_files, refuse_if_many
from needed import NEEDED

Tables = dict[str, pl.DataFrame]


def texts_of(dialect: Dialect, paths: list[Path]) -> pl.LazyFrame:
    """The cells of files written in one way as texts, with the path of their file."""
    if dialect.encoding == "utf8":
        return pl.scan_csv(paths, separator=dialect.separator, infer_schema=False, include_file_paths="path")
    read = {
        path: pl.read_csv(path, separator=dialect.separator, infer_schema=False, encoding=dialect.encoding)
        for path in paths
    }
    return pl.concat(frame.with_columns(path=pl.lit(str(path))) for path, frame in read.items()).lazy()


def date_as(text: pl.Expr, date_format: str) -> pl.Expr:
    """The day that a text of a date's length names; null where there is none."""
    length = 8 if date_format == "%Y%m%d" else 10
    return pl.when(text.str.len_bytes() == length).then(text.str.to_date(date_format, strict=False))


def date_of(text: pl.Expr, dialect: Dialect) -> pl.Expr:
    """The day that a text names in one of the forms that its file may have."""
    return pl.coalesce(date_as(text, date_format) for date_format in dialect.date_formats)


def typed(column: Column, text: pl.Expr, dialect: Dialect) -> pl.Expr:
    """The value of a cell; amounts in cents."""
    if column.kind == "date":
        return date_of(text, dialect)
    if column.kind == "decimal":
        amount = text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
        return (amount * 100).round().cast(pl.Int64, strict=False)
    return text.cast(pl.Int32, strict=False) if column.is_number else text


def is_value(column: Column, text: pl.Expr, dialect: Dialect) -> pl.Expr:
    """Whether a text is a value of its column."""
    rule = column.rule
    if column.kind == "date":
        return date_of(text, dialect).is_not_null()
    if column.kind == "timestamp":
        form = r"^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?$"
        return text.str.contains(form) & date_as(text.str.slice(0, 10), "%Y-%m-%d").is_not_null()
    if column.kind == "decimal":
        return text.str.contains(r"^-?\d{1,16}([.,]\d{1,2}0*)?$")
    if column.kind == "code":
        return text.is_in(rule["codes"])
    if column.kind == "whole":
        number = text.cast(pl.Int64, strict=False).is_between(rule["min"], rule["max"])
        return text.str.contains(r"^-?\d{1,9}$") & number
    if column.kind == "pattern":
        return text.str.contains(f"^(?:{rule['pattern']})$")
    return pl.lit(True)


def is_kept(column: Column, text: pl.Expr, dialect: Dialect) -> pl.Expr:
    """Whether a cell keeps its contract."""
    if column.may_be_empty:
        return text.is_null() | is_value(column, text, dialect)
    return text.is_not_null() & is_value(column, text, dialect)


def holds(condition: dict) -> pl.Expr:
    """Whether a row keeps a condition on several columns, or on a column and its file."""
    first = pl.col(condition["columns"][0])
    if condition["kind"] == "year_of_file":
        return first == pl.col("period").str.slice(0, 4).cast(pl.Int32)
    if condition["kind"] == "month_of_file":
        return first == pl.col("period").str.slice(5, 2).cast(pl.Int32)
    return first >= pl.col(condition["columns"][1])


def checked(contract: Contract, dialect: Dialect, paths: list[Path]) -> pl.LazyFrame:
    """The rows of files written in one way: values, period, and whether they keep the contract by themselves."""
    names = names_in(contract, dialect.header)
    texts = {
        column.source: pl.lit(None, pl.String) if names[column.source] is None else pl.col(names[column.source])
        for column in contract.columns
    }
    period = pl.col("path").str.extract(r"_(\d{4}(?:_\d{2})?)\.[a-z.]+$").str.replace("_", "-").fill_null("")
    kept = [is_kept(column, texts[column.source], dialect) for column in contract.columns]
    values = [typed(column, texts[column.source], dialect).alias(column.name) for column in contract.columns]
    rows = texts_of(dialect, paths).select(*values, period.alias("period"), pl.all_horizontal(kept).alias("is_sound"))
    conditions = [holds(condition).fill_null(True) for condition in contract.conditions]
    return rows.with_columns(pl.all_horizontal(pl.col("is_sound"), *conditions).alias("is_sound"))


def from_parquet(contract: Contract, path: Path) -> pl.LazyFrame:
    """The rows of a Parquet file, checked in the same way: every value as a text first."""
    frame = pl.scan_parquet(path)
    names = names_in(contract, frame.collect_schema().names())
    written = frame.select(
        pl.col(name).cast(pl.String).alias(source) if name else pl.lit(None, pl.String).alias(source)
        for source, name in names.items()
    )
    dialect = Dialect(",", ("%Y-%m-%d",), "utf8", tuple(names))
    texts = {column.source: pl.col(column.source) for column in contract.columns}
    kept = [is_kept(column, texts[column.source], dialect) for column in contract.columns]
    values = [typed(column, texts[column.source], dialect).alias(column.name) for column in contract.columns]
    return written.select(*values, pl.lit("").alias("period"), pl.all_horizontal(kept).alias("is_sound"))


def delivered(contract: Contract, inbox: Path) -> pl.LazyFrame:
    """Every row of a table's newest files."""
    files = newest_files(inbox, contract)
    parquet = [path for path in files.values() if path.suffix == ".parquet"]
    text = {period: path for period, path in files.items() if path.suffix != ".parquet"}
    frames = [from_parquet(contract, path) for path in parquet]
    frames += [checked(contract, dialect, paths) for dialect, paths in by_dialect(text, contract.dataset).items()]
    return pl.concat(frames)


def without_repeated_keys(rows: pl.LazyFrame, contract: Contract) -> pl.LazyFrame:
    """Identical rows once; of rows that share a key but differ, none."""
    if not contract.key:
        return rows
    key = ["period", *contract.key]
    repeated = rows.group_by(key).len().filter(pl.col("len") > 1).select(key).collect(engine="streaming")
    if repeated.is_empty():
        return rows
    several = rows.join(repeated.lazy(), on=key, how="semi", nulls_equal=True).unique().collect(engine="streaming")
    settled = several.filter(pl.len().over(key) == 1)
    alone = rows.join(repeated.lazy(), on=key, how="anti", nulls_equal=True)
    return pl.concat([alone, settled.lazy()])


def accepted(contract: Contract, inbox: Path, tables: Tables) -> pl.DataFrame:
    """The rows of a table that keep their contract, in the columns that are needed of them."""
    rows = delivered(contract, inbox)
    sound = without_repeated_keys(rows, contract).filter("is_sound")
    if contract.parent is not None:
        parent = tables[contract.parent["table"]].lazy().select("period", contract.parent["key"])
        sound = sound.join(
            parent,
            left_on=["period", contract.parent["column"]],
            right_on=["period", contract.parent["key"]],
            how="semi",
        )
    kept = sound.select("period", *NEEDED[contract.table]).collect(engine="streaming")
    read = rows.select(pl.len()).collect(engine="streaming").item()
    refuse_if_many(contract.table, read, kept.height)
    return kept
