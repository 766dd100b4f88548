"""What was delivered: the newest files of each table, how they are written, their contract, and the code tables.

Used by polars_counts.py and pandas_counts.py. The inbox holds folders named `<day>_<dataset>`, each with files named
`<table>[_<yyyy>[_<mm>]].<ending>`. A newer delivery supersedes older ones for the periods that it holds.

Both scripts expect what these deliveries keep to, and what tilannekuva does not assume: one way of writing dates in a
file, the encoding of a register, and no invisible characters in keys.
"""

import csv
import gzip
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PERIOD = re.compile(r"_(\d{4})(?:_(\d{2}))?\.")
DOTTED_DATE = re.compile(r"\d\d\.\d\d\.\d{4}")
FORMATS = ("%d.%m.%Y", "%Y-%m-%d", "%Y%m%d")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LATIN_1 = {"MIGR_OLESK"}
WORST_SHARE = 0.01
CITIES = {"091": "KU091", "049": "KU049", "837": "KU837", "092": "KU092", "564": "KU564", "853": "KU853"}
AGES = {"Y18T29": (18, 29), "Y18T64": (18, 64)}
OUTPUT = ["month", "area", "background", "sex", "age", "persons", "employed", "unemployed"]


@dataclass(frozen=True)
class Dialect:
    """How a text file is written."""

    separator: str
    date_formats: tuple[str, ...]
    encoding: str
    header: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a contract."""

    source: str
    name: str
    kind: str
    is_number: bool
    in_header: bool
    may_be_empty: bool
    rule: dict[str, Any]


@dataclass(frozen=True)
class Contract:
    """What a table must be."""

    table: str
    dataset: str
    is_full_history: bool
    columns: list[Column]
    key: list[str]
    parent: dict[str, str] | None
    conditions: list[dict[str, Any]]


def column_of(source: str, rule: dict[str, Any]) -> Column:
    """A column of the contracts' JSON."""
    return Column(
        source=source,
        name=rule["as"],
        kind=rule["kind"],
        is_number=rule["is_number"],
        in_header=rule["in_header"],
        may_be_empty=rule["may_be_empty"],
        rule=rule,
    )


def read_contracts(path: Path) -> dict[str, Contract]:
    """The contracts by table, parents before the tables that refer to them."""
    contracts: dict[str, Contract] = {}
    for table, rule in json.loads(path.read_text()).items():
        columns = [column_of(source, column) for source, column in rule["columns"].items()]
        contracts[table] = Contract(
            table, rule["dataset"], rule["is_full_history"], columns, rule["key"], rule["parent"], rule["conditions"]
        )
    return contracts


def period_of(path: Path) -> str:
    """`2026-06`, `2026`, or an empty text."""
    found = PERIOD.search(path.name)
    return "" if found is None else "-".join(part for part in found.groups() if part)


def newest_files(inbox: Path, contract: Contract) -> dict[str, Path]:
    """The newest file of each period; of a table whose files hold everything, the newest of all."""
    files: dict[str, Path] = {}
    for folder in sorted(inbox.glob(f"*_{contract.dataset}*")):
        for path in sorted(folder.glob(f"{contract.table}*")):
            files[period_of(path)] = path
    ordered = sorted(files.items())
    return dict(ordered[-1:] if contract.is_full_history else ordered)


def dialect_of(path: Path, dataset: str) -> Dialect:
    """The separator and the dates of a file, from its first lines; where these have no date, any form may follow."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="latin-1", newline="") as file:
        sample = file.read(4096)
    first, _, rows = sample.partition("\n")
    separator = ";" if ";" in first else ","
    date_formats = ("%d.%m.%Y",) if DOTTED_DATE.search(rows) else ("%Y-%m-%d",) if ISO_DATE.search(rows) else FORMATS
    encoding = "iso-8859-1" if dataset in LATIN_1 else "utf8"
    header = tuple(name.strip('"\r\ufeff') for name in first.split(separator))
    return Dialect(separator, date_formats, encoding, header)


def names_in(contract: Contract, header: Iterable[str]) -> dict[str, str | None]:
    """How a header writes each column of a contract, None where it lacks it; raises where that column is required."""
    written = {name.lower(): name for name in header}
    names = {column.source: written.get(column.source.lower()) for column in contract.columns}
    missing = [column.source for column in contract.columns if column.in_header and names[column.source] is None]
    if missing:
        raise ValueError(f"{contract.table}: the header has no {', '.join(missing)}")
    return names


def by_dialect(files: dict[str, Path], dataset: str) -> dict[Dialect, list[Path]]:
    """The text files that are written in the same way, together."""
    together: dict[Dialect, list[Path]] = {}
    for path in files.values():
        together.setdefault(dialect_of(path, dataset), []).append(path)
    return together


def refuse_if_many(table: str, read: int, accepted: int) -> None:
    """Raises where more than 1 % of a table's rows break the contract."""
    if read > 0 and (read - accepted) / read > WORST_SHARE:
        raise ValueError(f"{table}: {read - accepted} of {read} rows break the contract")


def code_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a code table: code, meaning, and the days from and to which it is valid."""
    with open(folder / f"{name}.csv", newline="", encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    days = ("valid_from", "valid_to")
    return [row | {day: date.fromisoformat(row[day]) for day in days} for row in rows]


def normal_name(name: str) -> str:
    """A name without differences of case, of white space, and of compatible characters."""
    return " ".join(unicodedata.normalize("NFKC", name).lower().split())


def month_number(month: str) -> int:
    """Months since year 0 of `2026-06`."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_end(month: str) -> date:
    """The last day of `2026-06`."""
    following = month_number(month) + 1
    first = date(following // 12, following % 12 + 1, 1)
    return date.fromordinal(first.toordinal() - 1)
