-- Purpose: the benefit reports of one payment month that are valid when a delivery is made.
-- Grain: person, month of earning, benefit. Reads: getvariable('files'). Writes: benefit_visible.
with
  report as (
    select
      *
    from read_parquet(getvariable('files'), hive_partitioning = false)
  ),
  final as (
    select
      n,
      code,
      payer,
      payment_date,
      flag,
      earned_from,
      earned_to,
      received,
      coalesce(corrected_in <= getvariable('delivered'), false) as is_corrected,
      if(coalesce(corrected_in <= getvariable('delivered'), false), cents * 11 // 10, cents) as cents,
      opaque('br', 'benefit_report', hash(n, earned_from, payer, payment_date)) as report_id,
      opaque('t', 'benefit', hash(n, earned_from, code, flag)) as transaction_id,
      opaque('bd', 'benefit_delivery', hash(payer, payment_date, received)) as delivery_id
    from report
    where
      payment_month = getvariable('payment_month')
      and known <= getvariable('delivered')
      and (
        cancelled_in is null
        or cancelled_in > getvariable('delivered')
      )
  )
select
  *
from final
order by
  n,
  earned_from,
  code,
  flag
