-- The persons out of work because of the shock.
create or replace temp table decided as
with
  joined as (
    select
      state.*,
      coalesce(held.seeks_from > getvariable('month'), false) as waits,
      held.n is not null as is_held,
      coalesce(
        held.ended_on is not null
        and held.from_month = getvariable('month'),
        false
      ) as loses,
      held.ended_on as lost_on,
      coalesce(state_before.job, 0) as job_before,
      state_before.jobless_since as jobless_before
    from state
    left join held on held.n = state.n
    and held.luck = state.luck
    and state.here
    left join state_before on state_before.n = state.n
  )
select
  *,
  is_held
  and (
    waits
    or status in ('employed', 'part_time_seeker')
  ) as is_out,
  if(
    waits
    or age > 64,
    'outside',
    'unemployed'
  ) as status_out
from joined;
