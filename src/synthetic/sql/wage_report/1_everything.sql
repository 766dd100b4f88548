-- The valid reports, and broken ones in addition.
create or replace temp table everything as
with
  reported as (
    select
      wage_visible.*,
      person.id,
      draw('voluntary', wage_visible.payer, 2) as voluntary,
      is_marred(wage_visible.n, payment_date)
      and wage_visible.kind = 1 as breaks
    from wage_visible
    inner join person on person.n = wage_visible.n
  ),
  sound as (
    select
      n,
      employment,
      period_end,
      kind,
      0 as
    copy,
    report_id,
    delivery_id,
    id,
    if(is_corrected, '2', '1') as version,
    employment_start,
    employment_end,
    voluntary,
    received,
    coalesce(if(is_corrected, corrected, null), received) as version_received
    from reported
  ),
  -- Each breaks the contract in one way: an unknown version, or a missing delivery.
  broken as (
    select
      n,
      employment,
      period_end,
      kind,
      1,
      report_id || 'x',
      if(employment % 2 = 0, delivery_id, 'd0'),
      id,
      if(employment % 2 = 0, '0', '1'),
      employment_start,
      employment_end,
      voluntary,
      received,
      received
    from reported
    where
      breaks
  )
select
  *
from sound
union all
select
  *
from broken;
