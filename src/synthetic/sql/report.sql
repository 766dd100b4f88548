-- Purpose: every wage report about work of one month, with the days on which it becomes known, is corrected and is cancelled.
-- Grain: person, job, pay period, kind. Reads: state. Writes: reports_<month>.parquet.
-- Kinds: 1 regular pay, 2 the total 101 only, 3 piecework, 4 extras on a report of their own, 5 holiday compensation after the end,
-- 6 bonus only, 7 meeting fee, 8 carer's fee, 9 benefit in kind only, 10 an employer's bases 321-325, 11 the substitute payer's own
-- report, 12 recovery, 13 unjust enrichment, 14 pay for somebody who had left, 15 a wrong report that a right one replaces.
-- The reports with their corrections and cancellations.
with
  followed as (
    select
      *,
      month_number(payment_date) as payment_month,
      case
        when kind = 1
        and draw('wrong', employment, getvariable('month') * 40 + day(period_end)) < 4000 then (first_received + later)::date
        else first_received
      end as received,
      case
        when kind in (14, 15) then (first_received + later)::date
      end as cancelled,
      case
        when kind in (1, 2)
        and correction < if(foreign_background, 26000, 18000) then (first_received + later + 10)::date
      end as corrected
    from received
  )
select
  n,
  employment,
  payer,
  second,
  kind,
  period_start,
  period_end,
  payment_date,
  employment_start,
  employment_end,
  cents,
  received,
  corrected,
  cancelled,
  payment_month,
  delivered_in(received, payment_month) as known,
  delivered_in(corrected, payment_month) as corrected_in,
  delivered_in(cancelled, payment_month) as cancelled_in
from followed
order by
  payment_month,
  n,
  employment,
  period_end,
  kind
