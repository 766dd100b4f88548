-- Purpose: the months for which each payer has reported anything: those with a day in the pay period of one of its reports
-- Grain: reference month (month_number) and payer; ordered by month, payer_id
-- Reads: deliveries, reports (TAX_INCOMES of the payment month)
-- Writes: stage/payer_months/<payment month>
with
  deliveries as (
    select
      delivery_id,
      payer_id,
      period_start,
      -- As in stage/wage_reports, an end date is capped at two years after the payment: later ones are typing errors.
      least(period_end, payment_date + 730) as last_day
    from read_parquet(getvariable('deliveries'), hive_partitioning = false)
  ),
  reports as (
    select
      delivery_id
    from read_parquet(getvariable('reports'), hive_partitioning = false)
  ),
  periods as (
    select distinct
      payer_id,
      month_number(period_start) as first_month,
      month_number(last_day) as last_month
    from deliveries
    semi join reports using (delivery_id)
    where
      period_start <= last_day
  ),
  final as (
    select distinct
      unnest(range(first_month, last_month + 1)) as month,
      payer_id
    from periods
  )
select
  *
from final
order by
  month,
  payer_id
