-- Persons grouped by everything that is counted, with their number and their pay.
create or replace temp table bridge_atom as
with
  main_activity as (
    select
      person_id,
      main_activity_code
    from read_parquet(getvariable('main_activity'), hive_partitioning = false)
    where
      year = left(getvariable('month'), 4)::integer
  ),
  age_groups as (
    select
      unnest(
        from_json(getvariable('age_groups'), '[{"age_group":"VARCHAR","from_age":"INTEGER","to_age":"INTEGER"}]'),
        max_depth := 2
      )
  )
select
  ref_area as city,
  age_group,
  upper(background) as own_background,
  coalesce(main_activity_code, 'UNKNOWN') as own_activity,
  status_monthly,
  status_annual,
  if(wage_employed = 1, main_payer, null) as payer,
  benefit_payer,
  count(*) as persons,
  sum((work_pay * 100)::bigint)::bigint as cents
from read_parquet(getvariable('person_month'), hive_partitioning = false)
left join main_activity using (person_id)
join age_groups on age >= from_age
and age <= coalesce(to_age, age)
group by all;
