-- Every cell with its measures, and whether the month's registers cover it. As in the month's counts, benefits do not show who is in services.
create or replace temp table bridge_cell as
with
  areas as (
    select
      unnest(from_json(getvariable('areas'), '[{"ref_area":"VARCHAR"}]'), max_depth := 2)
  ),
  age_groups as (
    select
      unnest(from_json(getvariable('age_groups'), '[{"age_group":"VARCHAR"}]'), max_depth := 2)
  ),
  measures as (
    select
      unnest(['PERSONS', 'EMPLOYED', 'UNEMPLOYED', 'IN_SERVICES', 'OUTSIDE']) as measure,
      unnest([['_Z'], ['MONTHLY', 'ANNUAL'], ['MONTHLY', 'ANNUAL'], ['MONTHLY', 'ANNUAL'], ['MONTHLY', 'ANNUAL']]) as status_orders
  ),
  collected as (
    select
      coalesce(min(employment_covered), 0) = 1
      and count_if(unemployment_source <> 'none') > 0 as work_collected,
      count_if(unemployment_source = 'benefits') > 0 as by_benefits
    from read_parquet(getvariable('person_month'), hive_partitioning = false)
  )
select
  ref_area,
  age_group,
  background,
  activity,
  unnest(status_orders) as status_order,
  measure,
  case
    when measure = 'PERSONS' then true
    when measure in ('EMPLOYED', 'UNEMPLOYED') then work_collected
    else work_collected
    and not by_benefits
  end as collected,
  work_collected
  and by_benefits
  and measure = 'UNEMPLOYED' as on_benefits
from areas
cross join age_groups
cross join (
  select
    unnest(getvariable('backgrounds')) as background
)
cross join (
  select
    unnest(getvariable('activities')) as activity
)
cross join measures
cross join collected;
