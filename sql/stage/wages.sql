-- Purpose: each person's work pay on the reports that cover the month's last seven days, whenever it was paid, from the payers whose reports add up
--          to more than zero; and the payer of most of it
-- Grain: person; ordered by person_id
-- Reads: wage_reports (stage/wage_reports of the payment months that touch the month), month
-- Writes: stage/wages/<month>
with
  wage_reports as (
    select
      person_id,
      payer_id,
      work_pay
    from read_parquet(getvariable('wage_reports'), hive_partitioning = false)
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
      -- What a payer takes back reduces that payer's own pay only.
    having
      sum(work_pay) > 0
  ),
  final as (
    select
      person_id,
      cast(sum(work_pay) as decimal(18, 2)) as work_pay,
      arg_min(payer_id, (- work_pay, payer_id)) as main_payer,
      cast(max(work_pay) as decimal(18, 2)) as main_payer_pay,
      cast(count(*) as integer) as payers
    from payers
    group by
      person_id
  )
select
  *
from final
order by
  person_id
