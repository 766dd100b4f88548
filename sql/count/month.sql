-- Purpose: the true counts of one month: persons and their status in both orders, in every cell of the declared tables, with how
--          many payers stand behind each count of employed persons.
-- Grain: one row a table, area, sex, age group, category, status order and measure: a dense grid that follows from the
--          declarations alone.
--        A status has the persons of its cell as base, the persons of a category those of all the table covers (`_T` none).
-- Reads: person_month (the month's file); month; tables, areas, age_groups (declarations as JSON).
-- Writes: counts/<month>.
with
people as (
  select
    ref_area as city, sex, age, background, generation, language, permit_ground, stay_months, background_provisional, work_pay,
    status_monthly, status_annual, employment_covered, unemployment_source,
    case when wage_employed = 1 then main_payer end as payer
  from read_parquet(getvariable('person_month'))
),
tables as (
  select unnest(from_json(
    getvariable('tables'),
    '[{"table_id":"VARCHAR","covers":"VARCHAR","dimension":"VARCHAR","categories":["VARCHAR"],"ages":["VARCHAR"]}]'
  ), max_depth := 2)
),
areas as (
  select unnest(from_json(getvariable('areas'), '[{"ref_area":"VARCHAR","cities":["VARCHAR"]}]'), max_depth := 2)
),
age_groups as (
  select unnest(from_json(
    getvariable('age_groups'), '[{"age_group":"VARCHAR","from_age":"INTEGER","to_age":"INTEGER"}]'
  ), max_depth := 2)
),
area_parts as (
  select ref_area, unnest(cities) as city from areas
),
sex_parts as (
  select unnest(['F', 'M', '_T', '_T']) as published_sex, unnest(['F', 'M', 'F', 'M']) as sex
),
-- Numbered in the order of their codes.
measures as (
  select
    unnest(range(9)) as measure_no,
    unnest(['ANNUAL', 'ANNUAL', 'ANNUAL', 'ANNUAL', 'MONTHLY', 'MONTHLY', 'MONTHLY', 'MONTHLY', '_Z']) as status_order,
    unnest([
      'EMPLOYED', 'IN_SERVICES', 'OUTSIDE', 'UNEMPLOYED', 'EMPLOYED', 'IN_SERVICES', 'OUTSIDE', 'UNEMPLOYED', 'PERSONS'
    ]) as measure
),
-- The bands between all the ages at which some group begins or ends: groups may overlap, bands never do.
bounds as (
  select from_age as band from age_groups
  union
  select to_age + 1 from age_groups where to_age is not null
),
band_of_age as (
  select years.age, max(band) as band
  from range(0, 200) as years(age)
  join bounds on band <= years.age
  group by years.age
),
table_ages as (
  select table_id, age_group, age_no, from_age, to_age
  from (select table_id, unnest(ages) as age_group from tables)
  join (select *, row_number() over (order by age_group) as age_no from age_groups) using (age_group)
),
age_parts as (
  select table_id, age_no, band
  from table_ages
  join bounds on band >= from_age and band <= coalesce(to_age, band)
),
-- A group is everything of a published cell but its age.
groups as (
  select
    row_number() over (order by table_id, ref_area, published_sex, category) as group_no,
    table_id, covers, dimension, ref_area, published_sex, category
  from (select table_id, covers, dimension, unnest(categories) as category from tables)
  cross join areas
  cross join (select distinct published_sex from sex_parts)
),
-- Benefits tell who is unemployed, not who is in services: then nobody knows who is outside either.
collected as (
  select
    coalesce(min(employment_covered), 0) = 1 and count_if(unemployment_source <> 'none') > 0 as work_collected,
    work_collected and count_if(unemployment_source = 'benefits') = 0 as services_collected
  from people
),
payer_numbers as (
  select payer, row_number() over () as payer_no from (select distinct payer from people where payer is not null)
),
-- The smallest sets of persons that every published cell is a sum of. `_Z` marks who is in none of a breakdown's categories.
atoms as (
  select
    table_id, city, sex, band,
    coalesce(
      breakdown_category(dimension, background, generation, language, permit_ground, stay_months), '_Z'
    ) as part_category,
    status_monthly, status_annual, payer,
    count(*) as persons, sum(background_provisional) as provisional, sum((work_pay * 100)::bigint)::bigint as cents
  from people
  join band_of_age using (age)
  cross join tables
  where covers in ('all', background)
  group by all
),
-- A part is everything of an atom but its age: groups are sums of parts.
parts as (
  select row_number() over () as part_no, * from (select distinct table_id, city, sex, part_category from atoms)
),
-- Nobody may fall out of a table because their category has no row in it.
declared as (
  select if(count(*) > 0, error('undeclared category'), true) as declared
  from parts
  anti join (select table_id, category as part_category from groups union all select table_id, '_Z' from tables) as known
    using (table_id, part_category)
),
group_parts as (
  select group_no, part_no
  from groups
  join area_parts using (ref_area)
  join sex_parts using (published_sex)
  join parts using (table_id, city, sex)
  where category in ('_T', part_category)
),
numbered_atoms as (
  select part_no, band, status_monthly, status_annual, payer_no, persons, provisional, cents
  from atoms
  join parts using (table_id, city, sex, part_category)
  left join payer_numbers using (payer)
),
part_ages as (
  select part_no, band, age_no
  from parts
  join age_parts using (table_id)
),
status_atoms as (
  select
    part_no, band, status_monthly, status_annual,
    sum(persons)::bigint as persons, sum(provisional)::bigint as provisional
  from numbered_atoms
  group by all
),
measured_atoms as (
  select
    part_no, band,
    unnest(['_Z', 'MONTHLY', 'ANNUAL']) as status_order,
    unnest(['PERSONS', upper(status_monthly), upper(status_annual)]) as measure,
    persons, provisional
  from status_atoms
),
counts_by_age as (
  select
    part_no, age_no, measure_no,
    sum(persons)::bigint as persons, sum(provisional)::bigint as provisional
  from measured_atoms
  join measures using (status_order, measure)
  join part_ages using (part_no, band)
  group by all
),
counts as (
  select
    group_no, age_no, measure_no,
    sum(persons)::bigint as persons, sum(provisional)::bigint as provisional
  from counts_by_age
  join group_parts using (part_no)
  group by all
),
-- Everybody a table covers, with and without a category: what a category leaves of them is a count of persons as well.
wholes as (
  select table_id, ref_area, published_sex, age_no, sum(persons)::bigint as persons
  from counts_by_age
  join measures using (measure_no)
  join parts using (part_no)
  join area_parts using (city)
  join sex_parts using (sex)
  where measure = 'PERSONS'
  group by all
),
payer_atoms as (
  select
    part_no, band, payer_no,
    sum(if(status_monthly = 'employed', persons, 0)) as persons_monthly,
    sum(if(status_annual = 'employed', persons, 0)) as persons_annual,
    sum(if(status_monthly = 'employed', cents, 0)) as cents_monthly,
    sum(if(status_annual = 'employed', cents, 0)) as cents_annual
  from numbered_atoms
  where payer_no is not null and 'employed' in (status_monthly, status_annual)
  group by all
),
payers_by_age as (
  select
    part_no, age_no, payer_no,
    sum(persons_monthly)::bigint as persons_monthly, sum(persons_annual)::bigint as persons_annual,
    sum(cents_monthly)::bigint as cents_monthly, sum(cents_annual)::bigint as cents_annual
  from payer_atoms
  join part_ages using (part_no, band)
  group by all
),
part_payers as (
  select
    part_no, age_no,
    payer_summary(persons_monthly, cents_monthly) as monthly, payer_summary(persons_annual, cents_annual) as annual
  from payers_by_age
  group by all
),
-- What is known of a cell from its parts alone: at least as many payers as the part with most, a top payer no greater than the
-- parts' top payers together.
bounded as (
  select
    group_no, age_no,
    count(*) as parts, payer_bounds(monthly) as monthly, payer_bounds(annual) as annual
  from part_payers
  join group_parts using (part_no)
  group by all
),
-- Counting the payers of the greatest cells one by one costs more than all the rest and could not change a decision.
doubtful as materialized (
  select group_no, part_no, age_no
  from bounded
  join group_parts using (group_no)
  where parts > 1 and not (far_from_payer_limits(monthly) and far_from_payer_limits(annual))
),
doubtful_payers as (
  select
    group_no, age_no, payer_no,
    sum(persons_monthly)::bigint as persons_monthly, sum(persons_annual)::bigint as persons_annual,
    sum(cents_monthly)::bigint as cents_monthly, sum(cents_annual)::bigint as cents_annual
  from payers_by_age
  join doubtful using (part_no, age_no)
  group by all
),
exact as (
  select
    group_no, age_no,
    payer_summary(persons_monthly, cents_monthly) as monthly, payer_summary(persons_annual, cents_annual) as annual
  from doubtful_payers
  group by all
),
wages as (
  select
    group_no, age_no, 'EMPLOYED' as measure,
    unnest(['MONTHLY', 'ANNUAL']) as status_order,
    unnest([coalesce(exact.monthly, bounded.monthly), coalesce(exact.annual, bounded.annual)]) as wage
  from bounded
  left join exact using (group_no, age_no)
),
numbered_wages as (
  select group_no, age_no, measure_no, wage
  from wages
  join measures using (status_order, measure)
),
-- Cells and measures are numbered in the order of their codes, which is the order of the output.
cells as (
  select
    groups.*, age_group, age_no,
    row_number() over (order by table_id, ref_area, published_sex, age_group, category) as cell_no
  from groups
  join table_ages using (table_id)
),
grid as (
  select
    cells.*, measures.*,
    case when measure = 'PERSONS' then true when measure in ('EMPLOYED', 'UNEMPLOYED') then work_collected else services_collected end
      as collected,
    work_collected and measure = 'EMPLOYED' as on_wages
  from cells
  cross join measures
  cross join collected
  cross join declared
  where declared
),
final as (
  select
    cell_no,
    measure_no,
    table_id as TABLE_ID,
    ref_area as REF_AREA,
    getvariable('month')::varchar as TIME_PERIOD,
    published_sex as SEX,
    age_group as AGE,
    case when dimension = 'BACKGROUND' then category when covers = 'all' then '_T' else upper(covers) end as BACKGROUND,
    if(dimension = 'GENERATION', category, '_T') as GENERATION,
    if(dimension = 'LANGUAGE', category, '_T') as LANGUAGE,
    if(dimension = 'PERMIT_GROUND', category, '_T') as PERMIT_GROUND,
    if(dimension = 'STAY', category, '_T') as STAY,
    status_order as STATUS_ORDER,
    measure as MEASURE,
    if(collected, coalesce(counts.persons, 0), null) as persons,
    case when measure <> 'PERSONS' then coalesce(everybody.persons, 0) when category <> '_T' then coalesce(wholes.persons, 0) end as base,
    if(on_wages, coalesce(wage.payers, 0), null) as payers,
    if(on_wages, coalesce(wage.top_persons, 0), null) as top_payer_persons,
    if(on_wages, coalesce(wage.persons, 0), null) as wage_persons,
    if(on_wages, euros(coalesce(wage.top_cents, 0)), null) as top_payer_pay,
    if(on_wages, euros(coalesce(wage.cents, 0)), null) as pay,
    if(collected, coalesce(counts.provisional, 0), null) as provisional,
    collected::integer as collected
  from grid
  left join counts using (group_no, age_no, measure_no)
  left join (select group_no, age_no, persons from counts join measures using (measure_no) where measure = 'PERSONS') as everybody
    using (group_no, age_no)
  left join wholes using (table_id, ref_area, published_sex, age_no)
  left join numbered_wages using (group_no, age_no, measure_no)
)
select * exclude (cell_no, measure_no) from final
order by cell_no, measure_no
