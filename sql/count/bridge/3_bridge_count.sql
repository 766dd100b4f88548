-- The persons of each cell that is not empty, with their payers of wages and benefits.
create or replace temp table bridge_count as
with
  area_parts as (
    select
      ref_area,
      unnest(cities) as city
    from (
      select
        unnest(from_json(getvariable('areas'), '[{"ref_area":"VARCHAR","cities":["VARCHAR"]}]'), max_depth := 2)
    )
  ),
  measured as (
    select
      * exclude (status_monthly, status_annual),
      unnest(['_Z', 'MONTHLY', 'ANNUAL']) as status_order,
      unnest(['PERSONS', upper(status_monthly), upper(status_annual)]) as measure
    from bridge_atom
  ),
  placed as (
    select
      ref_area,
      age_group,
      background,
      activity,
      status_order,
      measure,
      payer,
      benefit_payer,
      persons,
      cents
    from measured
    join area_parts using (city)
    join (
      select
        unnest(getvariable('backgrounds')) as background
    ) on background in ('_T', own_background)
    join (
      select
        unnest(getvariable('activities')) as activity
    ) on activity = own_activity
    or (
      activity = '_T'
      and own_activity <> 'UNKNOWN'
    )
  ),
  by_payer as (
    select
      columns(* exclude (benefit_payer, persons, cents)),
      sum(persons)::bigint as persons,
      sum(cents)::bigint as cents
    from placed
    group by all
  ),
  benefits as (
    select
      columns(* exclude (payer, benefit_payer, persons, cents)),
      count(distinct benefit_payer) as benefit_payers
    from placed
    group by all
  ),
  wages as (
    select
      columns(* exclude (payer, persons, cents)),
      sum(persons)::bigint as persons,
      payer_summary(if(payer is null, 0, persons), if(payer is null, 0, cents)) as wage
    from by_payer
    group by all
  )
select
  *
from wages
join benefits using (ref_area, age_group, background, activity, status_order, measure);
