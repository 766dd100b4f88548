-- Purpose: the true counts of one month: persons and their status in both orders, in every cell of the declared tables, with how
--          many payers stand behind each count of employed persons, of wage earners of the month before by whether those payers have
--          reported for the month, and of unemployed persons where benefits tell of them.
-- Grain: one row a table, area, sex, age group, category, status order and measure: a dense grid that follows from the
--          declarations alone.
--        A status has the persons of its cell as base, the persons of a category those of all the table covers (`_T` none).
-- Reads: person_month (the month's file); month; tables, areas, age_groups (declarations as JSON).
-- Writes: counts/<month>.
with
people as (
  select
    ref_area as city, sex, age, background, generation, language, permit_ground, stay_months, background_provisional, work_pay,
    status_monthly, status_annual, employment_covered, unemployment_source, benefit_payer,
    case when wage_employed = 1 then main_payer end as payer, payers_before, main_payer_before, work_pay_before
  from read_parquet(getvariable('person_month'), hive_partitioning = false)
),
-- Benefits tell who is unemployed, not who is in services: then nobody knows who is outside either.
collected as (
  select
    coalesce(min(employment_covered), 0) = 1 and count_if(unemployment_source <> 'none') > 0 as work_collected,
    count_if(unemployment_source = 'benefits') > 0 as by_benefits,
    work_collected and not by_benefits as services_collected,
    count_if(payers_before is not null) > 0 as reporting_collected
  from people
),
payer_numbers as (
  select payer, row_number() over () as payer_no from (
    select payer from people where payer is not null
    union
    select main_payer_before from people where main_payer_before is not null
  )
),
-- The smallest sets of persons that every published cell is a sum of, with the payer that counts in the table: of those who are told of by
-- what their payers of the month before have reported, the payer of then.
atoms as (
  select
    table_id, city, sex, band,
    part_category(
      dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before
    ) as part_category,
    status_monthly, status_annual,
    dimension = 'REPORTING' as by_reporting,
    if(dimension = 'REPORTING', main_payer_before, payer) as payer,
    count(*) as persons, sum((if(dimension = 'REPORTING', work_pay_before, work_pay) * 100)::bigint)::bigint as cents
  from people
  join band_of_age() using (age)
  cross join declared_tables()
  where is_covered(covers, background)
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
  anti join (
    select table_id, category as part_category from cell_groups() union all select table_id, '_Z' from declared_tables()
  ) as known using (table_id, part_category)
),
group_parts as (
  select group_no, part_no
  from cell_groups()
  join area_parts() using (ref_area)
  join sex_parts() using (published_sex)
  join parts using (table_id, city, sex)
  where is_in_category(category, part_category)
),
numbered_atoms as (
  select
    part_no, band, status_monthly, status_annual, payer_no, persons, cents,
    by_reporting or status_monthly = 'employed' as paid_monthly,
    by_reporting or status_annual = 'employed' as paid_annual
  from atoms
  join parts using (table_id, city, sex, part_category)
  left join payer_numbers using (payer)
),
part_ages as (
  select part_no, band, age_no
  from parts
  join age_parts() using (table_id)
),
status_atoms as (
  select
    part_no, band, status_monthly, status_annual,
    sum(persons)::bigint as persons
  from numbered_atoms
  group by all
),
measured_atoms as (
  select
    part_no, band,
    unnest(own_measures(status_monthly, status_annual), recursive := true),
    persons
  from status_atoms
),
counts_by_age as (
  select
    part_no, age_no, measure_no,
    sum(persons)::bigint as persons
  from measured_atoms
  join measures() using (status_order, measure)
  join part_ages using (part_no, band)
  group by all
),
counts as (
  select
    group_no, age_no, measure_no,
    sum(persons)::bigint as persons
  from counts_by_age
  join group_parts using (part_no)
  group by all
),
-- Everybody a table covers, with and without a category: what a category leaves of them is a count of persons as well.
wholes as (
  select table_id, ref_area, published_sex as sex, age_no, sum(persons)::bigint as persons
  from counts_by_age
  join measures() using (measure_no)
  join parts using (part_no)
  join area_parts() using (city)
  join sex_parts() using (sex)
  where measure = 'PERSONS'
  group by all
),
payer_atoms as (
  select
    part_no, band, payer_no,
    sum(if(paid_monthly, persons, 0)) as persons_monthly,
    sum(if(paid_annual, persons, 0)) as persons_annual,
    sum(if(paid_monthly, cents, 0)) as cents_monthly,
    sum(if(paid_annual, cents, 0)) as cents_annual
  from numbered_atoms
  where payer_no is not null and (paid_monthly or paid_annual)
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
    group_no, age_no,
    if(dimension = 'REPORTING', 'PERSONS', 'EMPLOYED') as measure,
    coalesce(exact.monthly, bounded.monthly) as monthly,
    coalesce(exact.annual, bounded.annual) as annual
  from bounded
  left join exact using (group_no, age_no)
  join cell_groups() using (group_no)
),
numbered_wages as (
  select group_no, age_no, measure_no, if(status_order = 'ANNUAL', annual, monthly) as wage
  from wages
  join measures() using (measure)
),
-- Benefits have so few payers that counting each of them in every cell costs little. Recipients are few as well, and most months have
-- none: to keep their payers beside all persons would cost more.
recipient_atoms as (
  select
    table_id, city, sex, band,
    part_category(
      dimension, background, generation, language, permit_ground, stay_months, background_provisional, payers_before
    ) as part_category,
    benefit_payer,
    bool_or(status_monthly = 'unemployed') as is_monthly, bool_or(status_annual = 'unemployed') as is_annual
  from people
  join band_of_age() using (age)
  cross join declared_tables()
  where benefit_payer is not null and is_covered(covers, background)
  group by all
),
recipients as (
  select part_no, age_no, benefit_payer, bool_or(is_monthly) as is_monthly, bool_or(is_annual) as is_annual
  from recipient_atoms
  join parts using (table_id, city, sex, part_category)
  join part_ages using (part_no, band)
  group by all
),
benefits as (
  select
    group_no, age_no,
    count(distinct benefit_payer) filter (is_monthly) as monthly, count(distinct benefit_payer) filter (is_annual) as annual
  from recipients
  join group_parts using (part_no)
  group by all
),
grid as (
  select
    cells.*,
    case
      when dimension = 'REPORTING' then reporting_collected
      when MEASURE = 'PERSONS' then true
      when MEASURE in ('EMPLOYED', 'UNEMPLOYED') then work_collected
      else services_collected
    end as collected,
    if(dimension = 'REPORTING', reporting_collected, work_collected and MEASURE = 'EMPLOYED') as on_wages,
    work_collected and by_benefits and MEASURE = 'UNEMPLOYED' as on_benefits
  from cell_grid() as cells
  cross join collected
  cross join declared
  where declared
),
final as (
  select
    cell_no,
    measure_no,
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    if(collected, coalesce(counts.persons, 0), null) as persons,
    case when MEASURE <> 'PERSONS' then coalesce(everybody.persons, 0) when category <> '_T' then coalesce(wholes.persons, 0) end as base,
    if(on_wages, coalesce(wage.payers, 0), null) as payers,
    if(on_wages, coalesce(wage.top_persons, 0), null) as top_payer_persons,
    if(on_wages, coalesce(wage.persons, 0), null) as wage_persons,
    if(on_wages, euros(coalesce(wage.top_cents, 0)), null) as top_payer_pay,
    if(on_wages, euros(coalesce(wage.cents, 0)), null) as pay,
    if(on_benefits, coalesce(if(STATUS_ORDER = 'MONTHLY', benefits.monthly, benefits.annual), 0), null) as benefit_payers,
    collected::integer as collected
  from grid
  left join counts using (group_no, age_no, measure_no)
  left join (select group_no, age_no, persons from counts join measures() using (measure_no) where measure = 'PERSONS') as everybody
    using (group_no, age_no)
  left join wholes using (TABLE_ID, REF_AREA, SEX, age_no)
  left join numbered_wages using (group_no, age_no, measure_no)
  left join benefits using (group_no, age_no)
)
select * exclude (cell_no, measure_no) from final
order by cell_no, measure_no
