"""The rows of delivered files that keep their contract, with pandas.

Every table is read with its contract: required columns, codes, dates, decimals, keys and references. Rows that break it
are left out, and more than one in a hundred of a table is an error. Files are
read one at a time, and only the columns that are needed are kept of them.
"""

from pathlib import Path

import pandas as pd

from delivered import Column, Contract, Dialect, dialect_of, names_in, newest_files, refuse_if_many
from needed import NEEDED

Tables = dict[str, pd.DataFrame]
TIMESTAMP = r"\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?"


def texts_of(path: Path, dialect: Dialect) -> pd.DataFrame:
    """The cells of a text file as texts; empty ones are missing."""
    return pd.read_csv(
        path, sep=dialect.separator, dtype=str, encoding=dialect.encoding, keep_default_na=False, na_values=[""]
    )


def date_as(text: pd.Series, date_format: str) -> pd.Series:
    """The day that a text of a date's length names; missing where there is none."""
    length = 8 if date_format == "%Y%m%d" else 10
    return pd.to_datetime(text.where(text.str.len() == length), format=date_format, errors="coerce").astype(
        "datetime64[s]"
    )


def date_of(text: pd.Series, dialect: Dialect) -> pd.Series:
    """The day that a text names in one of the forms that its file may have."""
    days = date_as(text, dialect.date_formats[0])
    for date_format in dialect.date_formats[1:]:
        days = days.fillna(date_as(text, date_format))
    return days


def typed(column: Column, text: pd.Series, dialect: Dialect) -> pd.Series:
    """The value of a cell; amounts in cents."""
    if column.kind == "date":
        return date_of(text, dialect)
    if column.kind == "decimal":
        amount = pd.to_numeric(text.str.replace(",", ".", regex=False), errors="coerce")
        return (amount * 100).round().astype("Int64")
    if column.is_number:
        return pd.to_numeric(text, errors="coerce").where(text.str.fullmatch(r"-?\d{1,9}")).astype("Int32")
    return text


def is_value(column: Column, text: pd.Series, value: pd.Series) -> pd.Series:
    """Whether a text is a value of its column."""
    rule = column.rule
    if column.kind == "date":
        return value.notna()
    if column.kind == "timestamp":
        return text.str.fullmatch(TIMESTAMP) & date_as(text.str.slice(0, 10), "%Y-%m-%d").notna()
    if column.kind == "decimal":
        return text.str.fullmatch(r"-?\d{1,16}([.,]\d{1,2}0*)?")
    if column.kind == "code":
        return text.isin(rule["codes"])
    if column.kind == "whole":
        return value.between(rule["min"], rule["max"])
    if column.kind == "pattern":
        return text.str.fullmatch(rule["pattern"])
    return text.notna()


def is_kept(column: Column, text: pd.Series, value: pd.Series) -> pd.Series:
    """Whether a cell keeps its contract."""
    is_right = is_value(column, text, value).fillna(False).astype(bool)
    return text.isna() | is_right if column.may_be_empty else is_right


def holds(condition: dict, rows: pd.DataFrame, period: str) -> pd.Series:
    """Whether a row keeps a condition on several columns, or on a column and its file."""
    first = rows[condition["columns"][0]]
    if condition["kind"] == "year_of_file":
        return first == int(period[:4])
    if condition["kind"] == "month_of_file":
        return first == int(period[5:7])
    second = rows[condition["columns"][1]]
    return (first >= second) | first.isna() | second.isna()


def checked(contract: Contract, path: Path, period: str) -> pd.DataFrame:
    """Every row of a file: values, period, and whether it keeps the contract by itself."""
    if path.suffix == ".parquet":
        cells = pd.read_parquet(path)
        cells = cells.astype("str").where(cells.notna())
        dialect = Dialect(",", ("%Y-%m-%d",), "utf8", tuple(cells.columns))
    else:
        dialect = dialect_of(path, contract.dataset)
        cells = texts_of(path, dialect)
    rows, is_sound = pd.DataFrame(index=cells.index), pd.Series(True, index=cells.index)
    names = names_in(contract, cells.columns)
    for column in contract.columns:
        written = names[column.source]
        text = pd.Series(None, index=cells.index, dtype="str") if written is None else cells[written]
        rows[column.name] = typed(column, text, dialect)
        is_sound &= is_kept(column, text, rows[column.name])
    for condition in contract.conditions:
        is_sound &= holds(condition, rows, period).fillna(True).astype(bool)
    return rows.assign(period=period, is_sound=is_sound)


def without_repeated_keys(rows: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Identical rows once; of rows that share a key but differ, none."""
    if not contract.key:
        return rows
    is_repeated = rows.duplicated(contract.key, keep=False)
    if not is_repeated.any():
        return rows
    several = rows[is_repeated].drop_duplicates()
    return pd.concat([rows[~is_repeated], several[~several.duplicated(contract.key, keep=False)]])


def accepted(contract: Contract, inbox: Path, tables: Tables) -> pd.DataFrame:
    """The rows of a table that keep their contract, in the columns that are needed of them."""
    kept, read = [], 0
    parent = contract.parent
    for period, path in newest_files(inbox, contract).items():
        rows = checked(contract, path, period)
        read += len(rows)
        sound = without_repeated_keys(rows, contract).query("is_sound")
        if parent is not None:
            known = tables[parent["table"]]
            sound = sound[sound[parent["column"]].isin(known.loc[known["period"] == period, parent["key"]])]
        kept.append(sound[["period", *NEEDED[contract.table]]])
    table = pd.concat(kept, ignore_index=True)
    refuse_if_many(contract.table, read, len(table))
    return table
