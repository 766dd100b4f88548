-- Purpose: who was paid for the previous month, and whether any of those payers has reported anything for the month itself
-- Grain: person with positive work pay from at least one payer in the previous month; ordered by person_id
-- Reads: wage_reports (stage/wage_reports of the payment months that touch the previous month), payer_months (stage/payer_months of those that touch
--        the month), month
-- Writes: stage/payers_before/<month>
with
  wage_reports as (
    select
      person_id,
      payer_id,
      work_pay
    from read_parquet(getvariable('wage_reports'), hive_partitioning = false)
    where
      month = month_number(month_end(getvariable('month'))) - 1
  ),
  reporting as (
    select distinct
      payer_id,
      true as reports
    from read_parquet(getvariable('payer_months'), hive_partitioning = false)
    where
      month = month_number(month_end(getvariable('month')))
  ),
  payers as (
    select
      person_id,
      payer_id,
      sum(work_pay) as work_pay
    from wage_reports
    group by
      person_id,
      payer_id
    having
      sum(work_pay) > 0
  ),
  final as (
    select
      person_id,
      if(bool_or(reports is not null), 'reporting', 'silent') as payers_before,
      arg_min(payer_id, (- work_pay, payer_id)) as main_payer_before,
      cast(sum(work_pay) as decimal(18, 2)) as work_pay_before
    from payers
    left join reporting using (payer_id)
    group by
      person_id
  )
select
  *
from final
order by
  person_id
