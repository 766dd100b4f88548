-- The day on which each is received.
create or replace temp table received as
with
  lots as (
    select
      *,
      payer_class(payer) as class,
      if(
        draw('own_lot', employment, getvariable('month')) < 120000,
        draw('lot', employment, getvariable('month') * 40 + day(period_end)),
        draw('lot', payer, (payment_date - date '2000-01-01')::bigint)
      ) as lot
    from everything
  ),
  lagged as (
    select
      *,
      report_lag(
        class,
        lot,
        if(
          lot < 880000,
          draw('lag_day', payer, (payment_date - date '2000-01-01')::bigint),
          draw('lag_day', employment, getvariable('month'))
        )
      ) as lag
    from lots
  )
select
  * exclude (lag),
  (payment_date + lag + holiday_lag(payment_date, lag))::date as first_received,
  draw('corrected', employment, getvariable('month') * 40 + day(period_end)) as correction,
  (25 + draw('later', employment, getvariable('month')) % 90)::integer as later
from lagged;
