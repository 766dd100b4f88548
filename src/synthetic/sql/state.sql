-- Purpose: everybody's activity in one month. A person's random number is redrawn now and then and compared with the month's probabilities, so
-- people stay in a state for many months, move between neighbouring states with season and length of stay, and the levels are kept.
-- Grain: person who is here or left this month. Reads: person, state_before, profile, lift, city, season. Writes: state.
-- Their activity, since when, and what ended.
with
  employed as (
    select
      *,
      wage
      and wage_before
      and not changes as stays,
      wage_before
      and (
        not wage
        or changes
      ) as ends,
      (
        month_start(getvariable('month')) + draw('job_end', n, getvariable('month')) % (day(month_end(getvariable('month'))) - 7)::integer
      )::date as end_day
    from working
  )
select
  n,
  id,
  foreign_background,
  sex,
  age,
  here,
  luck,
  status,
  wage,
  self_employed,
  if(
    wage
    and not stays,
    job_before + 1,
    job_before
  ) as job,
  case
    when not wage then null
    when stays then job_start_before
    when ends then (end_day + 1)::date
    when luck_before is null
    and entry < 0 then (month_start(getvariable('month')) - 1 - (draw('job_age', n, 0) % 1000) * (draw('job_age', n, 1) % 1000) // 250)::date
    else (month_start(getvariable('month')) + (draw('job_start', n, getvariable('month')) % 28)::integer)::date
  end as job_start,
  case
    when ends then job_before
  end as ended_job,
  case
    when ends then job_start_before
  end as ended_start,
  case
    when ends then end_day
  end as ended_on,
  case
    when status = 'unemployed' then if(draw('laid_off', n, 0) < 70000, '3', '2')
    when status = 'part_time_seeker' then '2'
    when status = 'in_services' then if(draw('service', n, 0) < 550000, '8', '7')
    when status = 'employed'
    and draw('still_seeking', n, 0) < 30000 then '1'
    when status = 'outside'
    and age between 18 and 60
    and draw('still_seeking', n, 0) < 40000 then '5'
  end as seeker_code,
  case
    when status in ('unemployed', 'part_time_seeker', 'in_services') then coalesce(
      jobless_before,
      if(
        luck_before is null
        and entry < 0,
        -6,
        getvariable('month')::integer
      )
    )
  end as jobless_since
from employed
order by
  n
