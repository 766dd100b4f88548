-- Fees and benefits in kind of persons without a job.
create or replace temp table others as
select
  state.n,
  state.foreign_background,
  state.n * 100 + 90 + kinds.kind as employment,
  payer_number(state.n, 90 + kinds.kind, state.foreign_background) as payer,
  0 as second,
  kinds.kind,
  month_start(getvariable('month')) as period_start,
  month_end(getvariable('month')) as period_end,
  month_start(getvariable('month')) + 14 as payment_date,
  null::date as employment_start,
  null::date as employment_end,
  (kinds.cents + draw('other_cents', state.n, getvariable('month')) % 20000)::bigint as cents
from state
cross join (
  values
    (6, 90000),
    (7, 9000),
    (8, 42000),
    (9, 2000)
) as kinds (kind, cents)
where
  state.here
  and not state.wage
  and state.age >= 20
  and draw('other', state.n, kinds.kind) < case kinds.kind
    when 6 then 4000
    when 7 then 6000
    when 8 then 9000
    else 2000
  end
  and (
    kinds.kind <> 6
    or month(month_start(getvariable('month'))) = 3
  );
