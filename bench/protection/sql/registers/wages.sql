-- Purpose: the wages known at a vintage, with one payer for everybody with a job.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month); unknown_ppm (unknown wage reports per million at this vintage; null at the first, where each group has a share of
--        its own).
-- Writes: wages.
select
  person_id,
  (cents * 0.01)::decimal(18, 2) as work_pay,
  main_payer,
  1 as payers,
  (cents * 0.01)::decimal(18, 2) as main_payer_pay
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  wage_employed = 1
  and report_draw >= coalesce(getvariable('unknown_ppm')::integer, late_ppm)
order by
  person_id
