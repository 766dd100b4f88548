"""Counts of persons by month, city, background, sex and age with pandas: from delivered files to unprotected counts.

pandas_counts.py INBOX CONTRACTS CODES OUT
"""

import sys
from pathlib import Path

import pandas as pd

from delivered import AGES, CITIES, OUTPUT, code_rows, month_end, month_number, normal_name, read_contracts
from pandas_checks import Tables, accepted


def number_of(day: pd.Series) -> pd.Series:
    """Months since year 0."""
    return day.dt.year * 12 + day.dt.month - 1


def is_set(flag: pd.Series) -> pd.Series:
    """Whether a register flag is set."""
    return flag.fillna("0") == "1"


def is_open(rows: pd.DataFrame, first: str, last: str) -> pd.Series:
    """Whether a spell is open on the month's last day, both ends included."""
    ends_later = rows[last].isna() | (rows["month_end"] <= rows[last])
    return (rows[first] <= rows["month_end"]) & ends_later


def codes_of(folder: Path, name: str) -> pd.DataFrame:
    """A code table with its days of validity."""
    codes = pd.DataFrame(code_rows(folder, name))
    return codes.assign(**{day: codes[day].astype("datetime64[s]") for day in ("valid_from", "valid_to")})


def months_of(population: pd.DataFrame) -> pd.DataFrame:
    """The reference months, with their number and their last day."""
    months = sorted(population["period"].unique())
    ends = pd.to_datetime([month_end(month) for month in months]).astype("datetime64[s]")
    return pd.DataFrame({"month": months, "number": [month_number(month) for month in months], "month_end": ends})


def covered_months(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each month whose last seven days a period from first_day to last_day covers."""
    rows = rows[rows["first_day"] <= rows["last_day"]]
    first = number_of(rows["first_day"])
    length = (number_of(rows["last_day"] + pd.Timedelta(days=7)) - first).clip(lower=0)
    repeated = rows.assign(number=first).loc[rows.index.repeat(length)]
    return repeated.assign(number=repeated["number"] + repeated.groupby(level=0).cumcount())


def paid_reports(tables: Tables) -> pd.DataFrame:
    """Wage reports with their payer and the days that they cover; an end is capped at two years after the payment."""
    deliveries = tables["TAX_INCOMES_delivery"]
    deliveries = deliveries[~is_set(deliveries["substitute_payer"])]
    paid = tables["TAX_INCOMES_report"].merge(deliveries, on=["period", "delivery_id"])
    capped = paid["payment_date"] + pd.Timedelta(days=730)
    first = paid[["period_start", "employment_start"]].max(axis=1)
    last = pd.concat([paid["period_end"], paid["employment_end"], capped], axis=1).min(axis=1)
    return paid.assign(first_day=first, last_day=last)[
        ["period", "report_id", "person_id", "payer_id", "payment_date", "first_day", "last_day"]
    ]


def meant_items(reports: pd.DataFrame, tables: Tables, codes: Path) -> pd.DataFrame:
    """The items of wage reports with what they count as on the day of payment; nothing where they are one-off."""
    items = tables["TAX_INCOMES_transactionInfo"]
    items = items[~is_set(items["unjust_enrichment"]) & ~is_set(items["recovery"])]
    dated = items.merge(reports[["period", "report_id", "payment_date"]], on=["period", "report_id"])
    meant = dated.merge(codes_of(codes, "income_types"), left_on="income_type", right_on="code", how="left")
    is_valid = (meant["valid_from"] <= meant["payment_date"]) & (meant["payment_date"] <= meant["valid_to"])
    return meant.assign(counts_as=meant["meaning"].where(is_valid & ~is_set(meant["one_off"])))


def pay_of_reports(meant: pd.DataFrame) -> pd.DataFrame:
    """The work pay of each report: its parts, or the total where it has no part; of the insurance bases the largest."""
    report = ["period", "report_id"]
    split = meant.assign(
        work=meant["amount"].where(meant["counts_as"] == "work", 0),
        total=meant["amount"].where(meant["counts_as"] == "total", 0),
        has_parts=meant["income_type"].str.startswith("2"),
    )
    own = split.groupby(report, sort=False).agg(
        work=("work", "sum"), total=("total", "sum"), has_parts=("has_parts", "any")
    )
    own = (own["work"] + own["total"].where(~own["has_parts"], 0)).rename("pay").reset_index()
    bases = meant[meant["counts_as"] == "substitute"]
    by_type = bases.groupby([*report, "income_type"], sort=False)["amount"].sum()
    substitute = by_type.groupby(level=report, sort=False).max().rename("pay").reset_index()
    pay = pd.concat([own, substitute], ignore_index=True)
    return pay[pay["pay"] != 0]


def wage_earners(tables: Tables, codes: Path) -> pd.DataFrame:
    """Who has pay above zero from some payer, by month."""
    reports = paid_reports(tables)
    pay = pay_of_reports(meant_items(reports, tables, codes)).merge(reports, on=["period", "report_id"])
    by_payer = covered_months(pay).groupby(["number", "person_id", "payer_id"], sort=False)["pay"].sum()
    return by_payer[by_payer > 0].reset_index()[["number", "person_id"]].drop_duplicates()


def self_employed(tables: Tables, months: pd.DataFrame) -> pd.DataFrame:
    """Who has a self-employed person's insurance on the month's last day."""
    spells = tables["ETK_yrittajat"].merge(months, how="cross")
    insured = spells[is_open(spells, "spell_start", "spell_end") & spells["act"].isin(["YEL", "MYEL"])]
    return insured[["number", "person_id"]].drop_duplicates()


def unemployed_by_search(tables: Tables, months: pd.DataFrame) -> pd.DataFrame:
    """Who is unemployed by the newest of the job searches open on the month's last day."""
    searches = tables["KEHA_Tyonhaku"]
    spells = searches.merge(months[months["month"] <= searches["period"].max()], how="cross")
    spells = spells[is_open(spells, "search_start", "search_end") & is_open(spells, "spell_start", "spell_end")]
    order = ["spell_start", "search_start", "employment_code"]
    newest = spells.sort_values(order, ascending=[False, False, True]).drop_duplicates(["number", "person_id"])
    return newest.loc[newest["employment_code"].isin(["2", "3"]), ["number", "person_id"]]


def unemployed_by_benefits(tables: Tables, codes: Path) -> pd.DataFrame:
    """Who has an unemployment benefit for one of a month's last seven days."""
    items = tables["TAX_BENEFIT_transactionInfo"]
    items = items[~is_set(items["unjust_enrichment"]) & ~is_set(items["recovery"])]
    paid = items.merge(tables["TAX_BENEFIT_report"], on=["period", "report_id"])
    paid = paid.merge(tables["TAX_BENEFIT_delivery"], on=["period", "delivery_id"])
    types = codes_of(codes, "benefit_types").query("meaning == 'unemployment'")
    paid = paid.merge(types, left_on="benefit_type", right_on="code")
    is_valid = (paid["valid_from"] <= paid["payment_date"]) & (paid["payment_date"] <= paid["valid_to"])
    paid = paid[is_valid & (paid["earning_start"] <= paid["earning_end"])].reset_index(drop=True)
    capped = paid["payment_date"] + pd.Timedelta(days=730)
    days = paid.assign(
        first_day=paid["earning_start"], last_day=paid["earning_end"].where(paid["earning_end"] < capped, capped)
    )
    return covered_months(days)[["number", "person_id"]].drop_duplicates()


def unemployed(tables: Tables, months: pd.DataFrame, codes: Path) -> pd.DataFrame:
    """Who is unemployed: by job search, or by benefits in months that no job-search extract covers."""
    collected = tables["TAX_BENEFIT_report"]["period"].unique()
    newest = tables["KEHA_Tyonhaku"]["period"].max()
    uncovered = months.loc[(months["month"] > newest) & months["month"].isin(collected), "number"]
    by_benefits = unemployed_by_benefits(tables, codes)
    by_benefits = by_benefits[by_benefits["number"].isin(uncovered)]
    return pd.concat([unemployed_by_search(tables, months), by_benefits], ignore_index=True)


def origins(tables: Tables) -> pd.DataFrame:
    """The origin of each person by the newest year that has one."""
    known = tables["FOLK_perus"].dropna(subset="origin_code").sort_values(["year", "origin_code"])
    return known.drop_duplicates("person_id", keep="last")[["person_id", "origin_code"]]


def real_permits(records: pd.DataFrame, codes: Path) -> pd.DataFrame:
    """Records that are of a real permit: a group that is none excludes a row, then its name decides, then its group."""
    spelling = ["ground_group", "ground_name", "day"]
    spelled = records[spelling].drop_duplicates()
    spelled = spelled.assign(name=spelled["ground_name"].map(normal_name), group=spelled["ground_group"].astype("str"))
    by_name = codes_of(codes, "permit_grounds").rename(columns={"code": "name", "meaning": "by_name"})
    by_group = codes_of(codes, "permit_ground_groups").rename(columns={"code": "group", "meaning": "by_group"})
    named = spelled.merge(by_name, on="name", how="left").merge(by_group[["group", "by_group"]], on="group", how="left")
    is_valid = (named["valid_from"] <= named["day"]) & (named["day"] <= named["valid_to"])
    named = named.assign(by_name=named["by_name"].where(is_valid))
    outcomes = named.groupby(spelling, as_index=False)[["by_name", "by_group"]].first()
    ground = outcomes["by_name"].fillna(outcomes["by_group"]).fillna("other")
    is_real = (outcomes["by_group"].fillna("") != "not_a_permit") & (ground != "not_a_permit")
    return records.merge(outcomes.loc[is_real, spelling], on=spelling)


def on_record_since(tables: Tables, codes: Path) -> pd.DataFrame:
    """Since when each person has a permit or a registration on record."""
    decisions = tables["MIGR_OLESK_paatoksetjaper"]
    decided = decisions[decisions["decision_type"].isin([1, 7]) & ~is_set(decisions["cancelled"])]
    decided = decided.rename(columns={"decided_on": "day"})
    valid = tables["MIGR_OLESK_voimassaoleva"].rename(columns={"valid_on": "day"})
    columns = ["customer_id", "person_id", "day", "ground_group", "ground_name"]
    records = real_permits(pd.concat([decided[columns], valid[columns]], ignore_index=True), codes)
    customers = tables["MIGR_OLESK_henkilotiedot"]
    linked = customers.assign(linked=customers["person_id"].fillna(customers["register_id"])).dropna(subset="linked")
    linked = linked.sort_values(["period", "linked"]).drop_duplicates("customer_id", keep="last")
    persons = records.merge(linked[["customer_id", "linked"]], on="customer_id", how="left")
    persons = persons.assign(person_id=persons["person_id"].fillna(persons["linked"])).dropna(subset="person_id")
    return persons.groupby("person_id", as_index=False).agg(since=("day", "min"))


def background(people: pd.DataFrame) -> pd.Series:
    """Origin by the annual base data; without any, provisional by what the monthly data and permits say."""
    origin, birth, citizenship = people["origin_code"], people["birth_country_code"], people["citizenship_code"]
    language = people["language_code"]
    is_native = (birth == "1") & language.isin(["1", "2"])
    is_foreigner = (citizenship == "2") | (language == "3")
    rules = [
        (origin.isin(["21", "22"]), "FOREIGN"),
        (origin.isin(["11", "12"]), "FINNISH"),
        (birth.isin(["2", "3"]) & is_foreigner, "FOREIGN"),
        (is_native & (citizenship == "1"), "FINNISH"),
        (people["since"] <= people["month_end"], "FOREIGN"),
        (birth.isna() & (citizenship == "2") & (language == "3"), "FOREIGN"),
        (is_native, "FINNISH"),
    ]
    return pd.Series("UNKNOWN", index=people.index).case_when(
        [*rules, (pd.Series(True, index=people.index), "UNKNOWN")]
    )


def residents(tables: Tables, months: pd.DataFrame, codes: Path) -> pd.DataFrame:
    """The residents of the cities at the end of each month, with their background."""
    population = tables["FOLK_ENHEN"].rename(columns={"period": "month"})
    population = population[(population["in_population"] == 1) & population["municipality"].isin(list(CITIES))]
    people = (
        population.merge(months, on="month")
        .merge(origins(tables), on="person_id", how="left")
        .merge(on_record_since(tables, codes), on="person_id", how="left")
    )
    return people.assign(
        area=people["municipality"].map(CITIES),
        background=background(people),
        sex=people["sex_code"].map({"1": "M", "2": "F"}),
    )


def person_months(tables: Tables, months: pd.DataFrame, codes: Path) -> pd.DataFrame:
    """Residents with whether they are employed, and unemployed where not employed."""
    working = pd.concat([wage_earners(tables, codes), self_employed(tables, months)]).drop_duplicates()
    seeking = unemployed(tables, months, codes)
    person = ["number", "person_id"]
    people = residents(tables, months, codes)
    people = people.merge(working.assign(works=True), on=person, how="left")
    people = people.merge(seeking.assign(seeks=True), on=person, how="left")
    works = people["works"].notna()
    return people.assign(employed=works, unemployed=people["seeks"].notna() & ~works)


def is_collected(month: pd.Series, tables: Tables) -> pd.Series:
    """Whether the wages of a month, and a source of its unemployment, have arrived."""
    is_paid = month.isin(tables["TAX_INCOMES_report"]["period"].unique())
    is_searched = month <= tables["KEHA_Tyonhaku"]["period"].max()
    return is_paid & (is_searched | month.isin(tables["TAX_BENEFIT_report"]["period"].unique()))


def counts(tables: Tables, codes: Path) -> pd.DataFrame:
    """The compared counts."""
    people = person_months(tables, months_of(tables["FOLK_ENHEN"]), codes)
    groups = [people[people["age"].between(*ages)].assign(age=code) for code, ages in AGES.items()]
    counted = (
        pd.concat(groups)
        .groupby(OUTPUT[:5], as_index=False)
        .agg(persons=("person_id", "size"), employed=("employed", "sum"), unemployed=("unemployed", "sum"))
    )
    known = is_collected(counted["month"], tables)
    values = {name: counted[name].astype("Int64").where(known) for name in ("employed", "unemployed")}
    return counted.assign(**values)[OUTPUT]


def main(inbox: Path, contracts: Path, codes: Path, out: Path) -> None:
    """Reads the inbox and writes counts.csv, and accepted.csv with the rows that kept their contract."""
    tables: Tables = {}
    for table, contract in read_contracts(contracts).items():
        tables[table] = accepted(contract, inbox, tables)
    counts(tables, codes).to_csv(out / "counts.csv", index=False)
    heights = {"table": list(tables), "rows": [len(frame) for frame in tables.values()]}
    pd.DataFrame(heights).to_csv(out / "accepted.csv", index=False)


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:5]])
