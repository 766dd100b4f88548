-- Purpose: the pipeline's own status and FOLK_perus' main activity (ptoim1) of the same persons in December, person by person: a
--          confusion matrix in the columns of the true counts, one table an activity, so that the same rules protect it.
-- Grain: one row an activity (in TABLE_ID, `bridge:11`), area, age group, background, status order and measure: a dense grid.
--        `bridge:_T` holds those whose activity is on record, `bridge:UNKNOWN` the others. Bases as in sql/count/month.sql.
-- Reads: person_month (December), main_activity (person_id, year, main_activity_code); month; areas, age_groups (as JSON),
--        activities, backgrounds (lists of codes).
-- Writes: bridge/<month>.
with
main_activity as (
  select person_id, main_activity_code
  from read_parquet(getvariable('main_activity'), hive_partitioning = false)
  where year = left(getvariable('month'), 4)::integer
),
people as (
  select
    person_month.ref_area as city, age, upper(background) as own_background, work_pay, status_monthly, status_annual,
    employment_covered, unemployment_source, benefit_payer,
    if(wage_employed = 1, main_payer, null) as payer,
    coalesce(main_activity_code, 'UNKNOWN') as own_activity
  from read_parquet(getvariable('person_month'), hive_partitioning = false) as person_month
  left join main_activity using (person_id)
),
areas as (
  select unnest(from_json(getvariable('areas'), '[{"ref_area":"VARCHAR","cities":["VARCHAR"]}]'), max_depth := 2)
),
area_parts as (
  select ref_area, unnest(cities) as city from areas
),
age_groups as (
  select unnest(from_json(
    getvariable('age_groups'), '[{"age_group":"VARCHAR","from_age":"INTEGER","to_age":"INTEGER"}]'
  ), max_depth := 2)
),
backgrounds as (
  select unnest(getvariable('backgrounds')) as background
),
activities as (
  select unnest(getvariable('activities')) as activity
),
measures as (
  select unnest(['PERSONS', 'EMPLOYED', 'UNEMPLOYED', 'IN_SERVICES', 'OUTSIDE']) as measure, unnest([1, 2, 2, 2, 2]) as kind
),
orders as (
  select unnest(['_Z', 'MONTHLY', 'ANNUAL']) as status_order, unnest([1, 2, 2]) as kind
),
-- As in the month's counts: benefits do not tell who is in services.
collected as (
  select
    coalesce(min(employment_covered), 0) = 1 and count_if(unemployment_source <> 'none') > 0 as work_collected,
    count_if(unemployment_source = 'benefits') > 0 as by_benefits,
    work_collected and not by_benefits as services_collected
  from people
),
grid as (
  select
    ref_area, age_group, background, activity, status_order, measure,
    case when measure = 'PERSONS' then true when measure in ('EMPLOYED', 'UNEMPLOYED') then work_collected else services_collected end
      as collected,
    work_collected and by_benefits and measure = 'UNEMPLOYED' as on_benefits
  from areas
  cross join age_groups
  cross join backgrounds
  cross join activities
  cross join measures
  join orders using (kind)
  cross join collected
),
atoms as (
  select
    city, age_group, own_background, own_activity, status_monthly, status_annual, payer, benefit_payer,
    count(*) as persons, sum((work_pay * 100)::bigint)::bigint as cents
  from people
  join age_groups on age >= from_age and age <= coalesce(to_age, age)
  group by all
),
measured as (
  select
    * exclude (status_monthly, status_annual),
    unnest(['_Z', 'MONTHLY', 'ANNUAL']) as status_order,
    unnest(['PERSONS', upper(status_monthly), upper(status_annual)]) as measure
  from atoms
),
placed as (
  select ref_area, age_group, background, activity, status_order, measure, payer, benefit_payer, persons, cents
  from measured
  join area_parts using (city)
  join backgrounds on background in ('_T', own_background)
  join activities on activity = own_activity or (activity = '_T' and own_activity <> 'UNKNOWN')
),
by_payer as (
  select
    ref_area, age_group, background, activity, status_order, measure, payer,
    sum(persons)::bigint as persons, sum(cents)::bigint as cents
  from placed
  group by all
),
benefits as (
  select
    ref_area, age_group, background, activity, status_order, measure,
    count(distinct benefit_payer) as payers
  from placed
  group by all
),
counts as (
  select
    ref_area, age_group, background, activity, status_order, measure,
    sum(persons)::bigint as persons,
    payer_summary(if(payer is null, 0, persons), if(payer is null, 0, cents)) as wage
  from by_payer
  group by all
),
everybody as (
  select
    ref_area, age_group, background, activity,
    coalesce(counts.persons, 0) as persons,
    max(coalesce(counts.persons, 0)) filter (background = '_T') over (partition by ref_area, age_group, activity) as in_activity,
    sum(coalesce(counts.persons, 0)) filter (activity = '_T') over same_background as on_record,
    sum(coalesce(counts.persons, 0)) filter (activity in ('_T', 'UNKNOWN')) over same_background as on_record_or_not
  from grid
  left join counts using (ref_area, age_group, background, activity, status_order, measure)
  where measure = 'PERSONS'
  window same_background as (partition by ref_area, age_group, background)
),
-- A background is a part of its activity and an activity of its background: the smaller whole leaves the fewer others.
wholes as (
  select
    ref_area, age_group, background, activity, persons,
    least(
      if(background = '_T', null, in_activity),
      case activity when '_T' then null when 'UNKNOWN' then on_record_or_not else on_record end
    )::bigint as whole
  from everybody
),
final as (
  select
    'bridge:' || activity as TABLE_ID,
    ref_area as REF_AREA,
    getvariable('month')::varchar as TIME_PERIOD,
    '_T' as SEX,
    age_group as AGE,
    background as BACKGROUND,
    '_T' as GENERATION,
    '_T' as LANGUAGE,
    '_T' as PERMIT_GROUND,
    '_T' as STAY,
    status_order as STATUS_ORDER,
    measure as MEASURE,
    if(collected, coalesce(counts.persons, 0), null) as persons,
    if(measure = 'PERSONS', whole, wholes.persons) as base,
    if(collected and measure = 'EMPLOYED', coalesce(wage.payers, 0), null) as payers,
    if(collected and measure = 'EMPLOYED', coalesce(wage.top_persons, 0), null) as top_payer_persons,
    if(collected and measure = 'EMPLOYED', coalesce(wage.persons, 0), null) as wage_persons,
    if(collected and measure = 'EMPLOYED', euros(coalesce(wage.top_cents, 0)), null) as top_payer_pay,
    if(collected and measure = 'EMPLOYED', euros(coalesce(wage.cents, 0)), null) as pay,
    if(on_benefits, coalesce(benefits.payers, 0), null) as benefit_payers,
    collected::integer as collected
  from grid
  left join counts using (ref_area, age_group, background, activity, status_order, measure)
  left join benefits using (ref_area, age_group, background, activity, status_order, measure)
  join wholes using (ref_area, age_group, background, activity)
)
select * from final
order by TABLE_ID, REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, MEASURE
