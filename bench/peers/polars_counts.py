"""Counts of persons by month, city, background, sex and age with polars: from delivered files to unprotected counts.

polars_counts.py INBOX CONTRACTS CODES OUT
"""

import sys
from pathlib import Path

import polars as pl

from delivered import AGES, CITIES, OUTPUT, code_rows, month_end, month_number, normal_name, read_contracts
from polars_checks import Tables, accepted


def number_of(day: pl.Expr) -> pl.Expr:
    """Months since year 0."""
    return day.dt.year() * 12 + day.dt.month().cast(pl.Int32) - 1


def is_set(flag: str) -> pl.Expr:
    """Whether a register flag is set."""
    return pl.col(flag).fill_null("0") == "1"


def is_open(first: str, last: str) -> pl.Expr:
    """Whether a spell is open on the month's last day, both ends included."""
    ends_later = pl.col(last).is_null() | (pl.col("month_end") <= pl.col(last))
    return (pl.col(first) <= pl.col("month_end")) & ends_later


def months_of(population: pl.DataFrame) -> pl.DataFrame:
    """The reference months, with their number and their last day."""
    months = sorted(population["period"].unique())
    return pl.DataFrame(
        {
            "month": months,
            "number": [month_number(month) for month in months],
            "month_end": [month_end(month) for month in months],
        },
        schema_overrides={"number": pl.Int32},
    )


def covered_months(rows: pl.LazyFrame) -> pl.LazyFrame:
    """A row for each month whose last seven days a period from first_day to last_day covers."""
    first = number_of(pl.col("first_day"))
    last = number_of(pl.col("last_day").dt.offset_by("7d")) - 1
    covering = rows.filter(pl.col("first_day") <= pl.col("last_day")).with_columns(first=first, last=last)
    numbers = pl.int_ranges(pl.col("first"), pl.col("last") + 1, dtype=pl.Int32)
    return covering.filter(pl.col("first") <= pl.col("last")).with_columns(number=numbers).explode("number")


def paid_reports(tables: Tables) -> pl.LazyFrame:
    """Wage reports with their payer and the days that they cover; an end is capped at two years after the payment."""
    deliveries = tables["TAX_INCOMES_delivery"].lazy().filter(~is_set("substitute_payer"))
    capped = pl.col("payment_date").dt.offset_by("730d")
    return (
        tables["TAX_INCOMES_report"]
        .lazy()
        .join(deliveries, on=["period", "delivery_id"])
        .select(
            "period",
            "report_id",
            "person_id",
            "payer_id",
            "payment_date",
            first_day=pl.max_horizontal("period_start", "employment_start"),
            last_day=pl.min_horizontal("period_end", "employment_end", capped),
        )
    )


def pay_of_reports(reports: pl.LazyFrame, tables: Tables, codes: Path) -> pl.LazyFrame:
    """The work pay of each report: its parts, or the total where it has no part; of the insurance bases the largest."""
    types = pl.LazyFrame(code_rows(codes, "income_types")).rename({"code": "income_type"})
    items = tables["TAX_INCOMES_transactionInfo"].lazy().filter(~is_set("unjust_enrichment") & ~is_set("recovery"))
    dated = items.join(reports.select("period", "report_id", "payment_date"), on=["period", "report_id"])
    is_valid = pl.col("payment_date").is_between(pl.col("valid_from"), pl.col("valid_to"))
    meant = dated.join(types, on="income_type", how="left").with_columns(
        counts_as=pl.when(is_valid & ~is_set("one_off")).then("meaning"),
    )
    report = ["period", "report_id"]
    amount = pl.col("amount")
    own = (
        meant.group_by(report)
        .agg(
            work=amount.filter(pl.col("counts_as") == "work").sum(),
            total=amount.filter(pl.col("counts_as") == "total").sum(),
            has_parts=pl.col("income_type").str.starts_with("2").any(),
        )
        .select(*report, pay=pl.col("work") + pl.when("has_parts").then(0).otherwise("total"))
    )
    by_type = meant.filter(pl.col("counts_as") == "substitute").group_by(*report, "income_type").agg(amount.sum())
    substitute = by_type.group_by(report).agg(pay=amount.max())
    return pl.concat([own, substitute]).filter(pl.col("pay") != 0)


def wage_earners(tables: Tables, codes: Path) -> pl.LazyFrame:
    """Who has pay above zero from some payer, by month."""
    reports = paid_reports(tables)
    pay = pay_of_reports(reports, tables, codes).join(reports, on=["period", "report_id"])
    by_payer = covered_months(pay).group_by("number", "person_id", "payer_id").agg(pl.col("pay").sum())
    return by_payer.filter(pl.col("pay") > 0).select("number", "person_id").unique()


def self_employed(tables: Tables, months: pl.DataFrame) -> pl.LazyFrame:
    """Who has a self-employed person's insurance on the month's last day."""
    spells = tables["ETK_yrittajat"].lazy().join(months.lazy(), how="cross")
    insured = spells.filter(is_open("spell_start", "spell_end") & pl.col("act").is_in(["YEL", "MYEL"]))
    return insured.select("number", "person_id").unique()


def unemployed_by_search(tables: Tables, months: pl.DataFrame) -> pl.LazyFrame:
    """Who is unemployed by the newest of the job searches open on the month's last day."""
    covered = months.filter(pl.col("month") <= tables["KEHA_Tyonhaku"]["period"].max())
    spells = tables["KEHA_Tyonhaku"].lazy().join(covered.lazy(), how="cross")
    is_searching = is_open("search_start", "search_end") & is_open("spell_start", "spell_end")
    order = ["spell_start", "search_start", "employment_code"]
    newest = (
        spells.filter(is_searching)
        .group_by("number", "person_id")
        .agg(pl.col("employment_code").sort_by(order, descending=[True, True, False]).first())
    )
    return newest.filter(pl.col("employment_code").is_in(["2", "3"])).select("number", "person_id")


def unemployed_by_benefits(tables: Tables, codes: Path) -> pl.LazyFrame:
    """Who has an unemployment benefit for one of a month's last seven days."""
    types = pl.LazyFrame(code_rows(codes, "benefit_types")).filter(pl.col("meaning") == "unemployment")
    items = tables["TAX_BENEFIT_transactionInfo"].lazy().filter(~is_set("unjust_enrichment") & ~is_set("recovery"))
    paid = (
        items.join(tables["TAX_BENEFIT_report"].lazy(), on=["period", "report_id"])
        .join(tables["TAX_BENEFIT_delivery"].lazy(), on=["period", "delivery_id"])
        .join(types, left_on="benefit_type", right_on="code")
    )
    days = paid.filter(
        pl.col("payment_date").is_between(pl.col("valid_from"), pl.col("valid_to")),
        pl.col("earning_start") <= pl.col("earning_end"),
    ).select(
        "person_id",
        first_day="earning_start",
        last_day=pl.min_horizontal("earning_end", pl.col("payment_date").dt.offset_by("730d")),
    )
    return covered_months(days).select("number", "person_id").unique()


def unemployed(tables: Tables, months: pl.DataFrame, codes: Path) -> pl.LazyFrame:
    """Who is unemployed: by job search, or by benefits in months that no job-search extract covers."""
    newest = tables["KEHA_Tyonhaku"]["period"].max() or ""
    uncovered = months.lazy().filter(pl.col("month") > newest).select("number", "month")
    collected = tables["TAX_BENEFIT_report"].lazy().select(month="period").unique()
    by_benefits = unemployed_by_benefits(tables, codes).join(uncovered.join(collected, on="month"), on="number")
    return pl.concat([unemployed_by_search(tables, months), by_benefits.select("number", "person_id")])


def origins(tables: Tables) -> pl.LazyFrame:
    """The origin of each person by the newest year that has one."""
    known = tables["FOLK_perus"].lazy().filter(pl.col("origin_code").is_not_null())
    return known.group_by("person_id").agg(pl.col("origin_code").sort_by("year", "origin_code").last())


def permit_grounds(records: pl.LazyFrame, codes: Path) -> pl.LazyFrame:
    """Records that are of a real permit: a group that is none excludes a row, then its name decides, then its group."""
    spelled = (
        records.select("ground_group", "ground_name", "day")
        .unique()
        .with_columns(
            name=pl.col("ground_name").map_elements(normal_name, return_dtype=pl.String),
            group=pl.col("ground_group").cast(pl.String),
        )
    )
    by_name = pl.LazyFrame(code_rows(codes, "permit_grounds")).select(
        "valid_from", "valid_to", name="code", by_name="meaning"
    )
    by_group = pl.LazyFrame(code_rows(codes, "permit_ground_groups")).select(group="code", by_group="meaning")
    is_valid = pl.col("day").is_between(pl.col("valid_from"), pl.col("valid_to"))
    named = (
        spelled.join(by_name, on="name", how="left")
        .join(by_group, on="group", how="left")
        .with_columns(by_name=pl.when(is_valid).then("by_name"))
    )
    none = "not_a_permit"
    outcomes = named.group_by("ground_group", "ground_name", "day").agg(
        pl.col("by_name").drop_nulls().first(), pl.col("by_group").first()
    )
    is_real = (pl.col("by_group").fill_null("") != none) & (pl.coalesce("by_name", "by_group", pl.lit("other")) != none)
    return records.join(outcomes.filter(is_real), on=["ground_group", "ground_name", "day"], how="semi")


def on_record_since(tables: Tables, codes: Path) -> pl.LazyFrame:
    """Since when each person has a permit or a registration on record."""
    decided = (
        tables["MIGR_OLESK_paatoksetjaper"]
        .lazy()
        .filter(pl.col("decision_type").is_in([1, 7]) & ~is_set("cancelled"))
        .rename({"decided_on": "day"})
    )
    valid = tables["MIGR_OLESK_voimassaoleva"].lazy().rename({"valid_on": "day"})
    columns = ["customer_id", "person_id", "day", "ground_group", "ground_name"]
    records = permit_grounds(pl.concat([decided.select(columns), valid.select(columns)]), codes)
    linked = (
        tables["MIGR_OLESK_henkilotiedot"]
        .lazy()
        .with_columns(linked=pl.coalesce("person_id", "register_id"))
        .filter(pl.col("linked").is_not_null())
        .group_by("customer_id")
        .agg(pl.col("linked").sort_by("period", "linked").last())
    )
    persons = records.join(linked, on="customer_id", how="left").with_columns(
        person_id=pl.coalesce("person_id", "linked")
    )
    return persons.filter(pl.col("person_id").is_not_null()).group_by("person_id").agg(since=pl.col("day").min())


def background() -> pl.Expr:
    """Origin by the annual base data; without any, provisional by what the monthly data and permits say."""
    origin, birth, citizenship = pl.col("origin_code"), pl.col("birth_country_code"), pl.col("citizenship_code")
    language = pl.col("language_code")
    is_native = (birth == "1") & language.is_in(["1", "2"])
    is_foreigner = (citizenship == "2") | (language == "3")
    return (
        pl.when(origin.is_in(["21", "22"]))
        .then(pl.lit("FOREIGN"))
        .when(origin.is_in(["11", "12"]))
        .then(pl.lit("FINNISH"))
        .when(birth.is_in(["2", "3"]) & is_foreigner)
        .then(pl.lit("FOREIGN"))
        .when(is_native & (citizenship == "1"))
        .then(pl.lit("FINNISH"))
        .when(pl.col("since") <= pl.col("month_end"))
        .then(pl.lit("FOREIGN"))
        .when(birth.is_null() & (citizenship == "2") & (language == "3"))
        .then(pl.lit("FOREIGN"))
        .when(is_native)
        .then(pl.lit("FINNISH"))
        .otherwise(pl.lit("UNKNOWN"))
    )


def residents(tables: Tables, months: pl.DataFrame, codes: Path) -> pl.LazyFrame:
    """The residents of the cities at the end of each month, with their background."""
    cities = pl.LazyFrame({"municipality": list(CITIES), "area": list(CITIES.values())})
    population = tables["FOLK_ENHEN"].lazy().filter(pl.col("in_population") == 1).rename({"period": "month"})
    return (
        population.join(cities, on="municipality")
        .join(months.lazy(), on="month")
        .join(origins(tables), on="person_id", how="left")
        .join(on_record_since(tables, codes), on="person_id", how="left")
        .with_columns(
            background=background(), sex=pl.when(pl.col("sex_code") == "2").then(pl.lit("F")).otherwise(pl.lit("M"))
        )
    )


def person_months(tables: Tables, months: pl.DataFrame, codes: Path) -> pl.LazyFrame:
    """Residents with whether they are employed, and unemployed where not employed."""
    working = pl.concat([wage_earners(tables, codes), self_employed(tables, months)]).unique()
    seeking = unemployed(tables, months, codes)
    yes = pl.lit(True)
    people = residents(tables, months, codes)
    people = people.join(working.with_columns(works=yes), on=["number", "person_id"], how="left")
    people = people.join(seeking.with_columns(seeks=yes), on=["number", "person_id"], how="left")
    works = pl.col("works").fill_null(False)
    return people.with_columns(employed=works, unemployed=pl.col("seeks").fill_null(False) & ~works)


def collected_months(tables: Tables, months: pl.DataFrame) -> list[str]:
    """The months whose wages, and a source of whose unemployment, have arrived."""
    paid = set(tables["TAX_INCOMES_report"]["period"].unique())
    searched = tables["KEHA_Tyonhaku"]["period"].max() or ""
    benefits = set(tables["TAX_BENEFIT_report"]["period"].unique())
    return [month for month in months["month"] if month in paid and (month <= searched or month in benefits)]


def counts(tables: Tables, codes: Path) -> pl.DataFrame:
    """The compared counts."""
    months = months_of(tables["FOLK_ENHEN"])
    people = person_months(tables, months, codes)
    groups = [
        people.filter(pl.col("age").is_between(*ages)).with_columns(age=pl.lit(code)) for code, ages in AGES.items()
    ]
    is_collected = pl.col("month").is_in(collected_months(tables, months))
    counted = (
        pl.concat(groups)
        .group_by(OUTPUT[:5])
        .agg(persons=pl.len(), employed=pl.col("employed").sum(), unemployed=pl.col("unemployed").sum())
    )
    return (
        counted.with_columns(pl.when(is_collected).then(pl.col("employed", "unemployed")))
        .select(OUTPUT)
        .sort(OUTPUT[:5])
        .collect(engine="streaming")
    )


def main(inbox: Path, contracts: Path, codes: Path, out: Path) -> None:
    """Reads the inbox and writes counts.csv, and accepted.csv with the rows that kept their contract."""
    tables: Tables = {}
    for table, contract in read_contracts(contracts).items():
        tables[table] = accepted(contract, inbox, tables)
    counts(tables, codes).write_csv(out / "counts.csv")
    heights = {"table": list(tables), "rows": [frame.height for frame in tables.values()]}
    pl.DataFrame(heights).write_csv(out / "accepted.csv")


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:5]])
