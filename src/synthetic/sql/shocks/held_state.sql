-- Purpose: the month's states with those whom a shock keeps out of work. They seek work from the shock on, arrivals from the month after,
-- until their employment is drawn again. Applying it twice changes nothing.
-- Grain: person who is here or left this month. Reads: state, state_before, held. Writes: held_state.
-- The states.
select
  n,
  id,
  foreign_background,
  sex,
  age,
  here,
  luck,
  if(is_out, status_out, status) as status,
  wage
  and not is_out as wage,
  self_employed
  and not is_out as self_employed,
  if(
    is_out
    and not loses,
    job_before,
    job
  ) as job,
  case
    when not is_out then job_start
  end as job_start,
  case
    when not is_out then ended_job
    when loses then job
  end as ended_job,
  case
    when not is_out then ended_start
    when loses then job_start
  end as ended_start,
  case
    when not is_out then ended_on
    when loses then lost_on
  end as ended_on,
  case
    when not is_out then seeker_code
    when status_out = 'unemployed' then '2'
  end as seeker_code,
  case
    when not is_out then jobless_since
    when status_out = 'unemployed' then coalesce(jobless_before, getvariable('month')::integer)
  end as jobless_since
from decided
order by
  n
