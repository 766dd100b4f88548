-- Purpose: every benefit report about one month: unemployment benefits after a decision's wait, expense compensation, a study grant.
-- Grain: person, benefit. Reads: state. Writes: benefits_<month>.parquet.
-- The reports with their corrections and cancellations.
with
  followed as (
    select
      *,
      month_number(payment_date) as payment_month,
      case
        when flag = 0
        and correction < 8000 then (received + 50 + correction % 60)::date
      end as corrected,
      case
        when flag = 0
        and correction > 998000 then (received + 60)::date
      end as cancelled
    from received
  )
select
  n,
  code,
  payer,
  payment_date,
  cents,
  flag,
  month_start(getvariable('month')) as earned_from,
  month_end(getvariable('month')) as earned_to,
  received,
  payment_month,
  delivered_in(received, payment_month) as known,
  delivered_in(corrected, payment_month) as corrected_in,
  delivered_in(cancelled, payment_month) as cancelled_in
from followed
order by
  payment_month,
  n,
  earned_from,
  code,
  flag
