-- Purpose: in which deliveries the files of a payment month differ from the delivery before: a report arrived, was corrected or cancelled.
-- Grain: payment month, delivery. Reads: getvariable('files'). Writes: nothing.
with
  report as (
    select
      payment_month,
      known,
      corrected_in,
      cancelled_in
    from read_parquet(getvariable('files'), hive_partitioning = false)
  ),
  final as (
    select distinct
      payment_month,
      unnest([known, corrected_in, cancelled_in]) as delivered
    from report
    where
      cancelled_in is null
      or cancelled_in > known
  )
select
  *
from final
where
  delivered is not null
order by
  payment_month,
  delivered
