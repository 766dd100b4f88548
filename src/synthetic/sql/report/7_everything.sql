-- All reports, including those in parts, from a substitute payer or wrong at first.
create or replace temp table everything as
with
  split as (
    select
      * replace(4 as kind, greatest(100, cents // 14) as cents)
    from main
    where
      kind = 1
      and draw('split', payer, 1) < 50000
  ),
  substitutes as (
    select
      * replace(11 as kind, 2000000000 as payer)
    from main
    where
      kind = 10
  ),
  wrong as (
    select
      * replace(15 as kind)
    from main
    where
      kind = 1
      and draw('wrong', employment, getvariable('month') * 40 + day(period_end)) < 4000
  )
select
  *
from main
union all
select
  *
from split
union all
select
  *
from substitutes
union all
select
  *
from wrong
union all
select
  *
from leavers
union all
select
  *
from others;
