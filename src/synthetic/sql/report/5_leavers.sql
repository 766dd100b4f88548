-- Reports on persons who had left.
create or replace temp table leavers as
select
  state.n,
  state.foreign_background,
  cycles.employment,
  cycles.payer,
  0 as second,
  kinds.kind,
  month_start(getvariable('month')) as period_start,
  month_end(getvariable('month')) as period_end,
  (month_end(getvariable('month')) + if(kinds.kind = 5, 10, 0)::integer)::date as payment_date,
  state.ended_start as employment_start,
  case
    when kinds.kind = 5
    and draw('voluntary', cycles.payer, 1) < 600000 then state.ended_on
  end as employment_end,
  cycles.monthly_cents // kinds.divisor as cents
from state
inner join cycles on cycles.n = state.n
and cycles.job_end is not null
and cycles.second = 0
cross join (
  values
    (5, 3),
    (14, 1),
    (12, 4),
    (13, 4)
) as kinds (kind, divisor)
where
  state.ended_job is not null
  and not state.wage
  and draw('leaver', state.n, getvariable('month') * 20 + kinds.kind) < case kinds.kind
    when 5 then 450000
    when 14 then 40000
    else 15000
  end;
