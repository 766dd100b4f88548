-- Purpose: unemployment benefits of one payment month, assigned to the months whose last seven days the earning periods cover
-- Grain: reference month (month_number), person, payer, payment month (month_number) and the day on which the report was received (null where it is
--        not on record); in this order. Amounts are not apportioned to the months.
-- Reads: deliveries, reports, transactions (TAX_BENEFIT of the payment month), benefit_types
-- Writes: stage/benefit_periods/<payment month>
with
  benefit_types as (
    select
      *
    from code_table(getvariable('benefit_types'))
    where
      meaning = 'unemployment'
  ),
  deliveries as (
    select
      delivery_id,
      payer_id,
      payment_date
    from read_parquet(getvariable('deliveries'), hive_partitioning = false)
  ),
  reports as (
    select
      report_id,
      delivery_id,
      person_id,
      cast(received_at as date) as received_on
    from read_parquet(getvariable('reports'), hive_partitioning = false)
  ),
  covering as (
    select
      person_id,
      payer_id,
      amount,
      month_number(payment_date) as payment_month,
      received_on,
      first_covered_month(earning_start) as first_month,
      last_covered_month(least(earning_end, payment_date + 730)) as last_month
    from counted_items(getvariable('transactions'))
    inner join reports using (report_id)
    inner join deliveries using (delivery_id)
    inner join benefit_types on code = benefit_type
    and payment_date between valid_from and valid_to
    where
      earning_start <= earning_end
      and first_month <= last_month
  ),
  covered as (
    select
      unnest(range(first_month, last_month + 1)) as month,
      person_id,
      payer_id,
      payment_month,
      received_on,
      amount
    from covering
  ),
  final as (
    select
      month,
      person_id,
      payer_id,
      payment_month,
      received_on,
      cast(sum(amount) as decimal(18, 2)) as amount
    from covered
    group by all
  )
select
  *
from final
order by
  month,
  person_id,
  payer_id,
  payment_month,
  received_on
