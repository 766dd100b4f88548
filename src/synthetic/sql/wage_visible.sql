-- Purpose: the wage reports of one payment month that are valid when a delivery is made, with their ids.
-- Grain: report. Reads: getvariable('files'). Writes: wage_visible.
with
  report as (
    select
      *
    from read_parquet(getvariable('files'), hive_partitioning = false)
  ),
  valid as (
    select
      *,
      corrected_in <= getvariable('delivered') as is_corrected
    from report
    where
      payment_month = getvariable('payment_month')
      and known <= getvariable('delivered')
      and (
        cancelled_in is null
        or cancelled_in > getvariable('delivered')
      )
  ),
  final as (
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
      received,
      coalesce(is_corrected, false) as is_corrected,
      corrected,
      if(coalesce(is_corrected, false), cents * (90 + employment % 17) // 100, cents) as cents,
      opaque('r', 'report', hash(employment, period_end, kind)) as report_id,
      opaque('d', 'delivery', hash(payer, payment_date, period_start, period_end, received, kind = 11)) as delivery_id
    from valid
  )
select
  *
from final
order by
  n,
  employment,
  period_end,
  kind
