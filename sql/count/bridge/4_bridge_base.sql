-- The base of each count: the total that it is a part of. A background is a part of its activity and an activity of its background; the smaller of
-- the two totals counts, as it leaves fewer others.
create or replace temp table bridge_base as
with
  everybody as (
    select
      ref_area,
      age_group,
      background,
      activity,
      coalesce(persons, 0) as persons,
      max(coalesce(persons, 0)) filter(background = '_T') over (
        partition by
          ref_area,
          age_group,
          activity
      ) as in_activity,
      sum(coalesce(persons, 0)) filter(activity = '_T') over same_background as on_record,
      sum(coalesce(persons, 0)) filter(activity in ('_T', 'UNKNOWN')) over same_background as on_record_or_not
    from bridge_cell
    left join bridge_count using (ref_area, age_group, background, activity, status_order, measure)
    where
      measure = 'PERSONS'
    window
      same_background as (
        partition by
          ref_area,
          age_group,
          background
      )
  )
select
  ref_area,
  age_group,
  background,
  activity,
  persons as in_cell,
  least(
    if(background = '_T', null, in_activity),
    case activity
      when '_T' then null
      when 'UNKNOWN' then on_record_or_not
      else on_record
    end
  )::bigint as around_cell
from everybody;
