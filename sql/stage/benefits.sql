-- Purpose: the unemployed by benefits, for months that no job-search extract covers, each with the payer of most of their benefits
-- Grain: person; ordered by person_id
-- Reads: benefit_periods (stage/benefit_periods of the payment months that touch the month), month
-- Writes: stage/benefits/<month>, with the columns of stage/job_search
with
  benefit_periods as (
    select
      person_id,
      payer_id,
      amount
    from read_parquet(getvariable('benefit_periods'), hive_partitioning = false)
    where
      month = month_number(month_end(getvariable('month')))
  ),
  payers as (
    select
      person_id,
      payer_id,
      sum(amount) as amount
    from benefit_periods
    group by
      person_id,
      payer_id
  ),
  final as (
    select
      person_id,
      1 as unemployed,
      0 as in_services,
      cast(null as varchar) as job_search_code,
      arg_min(payer_id, (- amount, payer_id)) as benefit_payer
    from payers
    group by
      person_id
  )
select
  *
from final
order by
  person_id
