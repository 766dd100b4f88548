-- Purpose: the truth of a month, in the columns of the person-month that are counted by background. Pay and payers are not needed:
--          no rule withholds a true count.
-- Grain: person; ordered by person_id.
-- Reads: truth (one month of the synthetic country's truth: src/synthetic/sql/truth.sql).
-- Writes: true person-months of a month, in the bench's own folder only.
with
  truth as (
    select
      *
    from read_parquet(getvariable('truth'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      month,
      ref_area,
      sex,
      age,
      background,
      generation,
      language,
      if(first_ground = 'citizen', 'finnish', 'other') as citizenship,
      null::varchar as permit_ground,
      stay_months,
      status_monthly,
      status_annual,
      0 as background_provisional,
      0::decimal(18, 2) as work_pay,
      wage_employed,
      self_employed,
      null::varchar as main_payer,
      null::varchar as benefit_payer,
      1 as employment_covered,
      1 as self_employment_covered,
      'job_search' as unemployment_source,
      null::varchar as payers_before,
      null::varchar as main_payer_before,
      null::decimal(18, 2) as work_pay_before
    from truth
  )
select
  *
from final
order by
  person_id
