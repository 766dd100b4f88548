-- Further benefits paid with it, and when each becomes known.
create or replace temp table received as
with
  items as (
    select
      n,
      code,
      payer,
      payment_date,
      cents,
      0 as flag
    from paid
    union all
    select
      n,
      if(code = '1361', '1362', '1055'),
      payer,
      payment_date,
      18000,
      0
    from paid
    where
      seeker_code in ('7', '8')
    union all
    select
      n,
      code,
      payer,
      payment_date,
      cents // 3,
      1
    from paid
    where
      code <> '1197'
      and draw('benefit_unjust', n, getvariable('month')) < 6000
  )
select
  *,
  (
    payment_date + if(
      draw('benefit_lag', n, getvariable('month')) < 970000,
      -1 * (draw('benefit_lag', n, getvariable('month')) % 4),
      5 + draw('benefit_lag', n, getvariable('month')) % 90
    )::integer
  )::date as received,
  draw('benefit_corrected', n, getvariable('month')) as correction
from items;
