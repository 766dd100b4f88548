-- Purpose: whether the payers of the month before have reported at a vintage; all who work are taken to have had the same payer the month before.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month); unknown_ppm, as for the wages.
-- Writes: payers_before.
select
  person_id,
  if(payer_draw < coalesce(getvariable('unknown_ppm')::integer, late_ppm), 'silent', 'reporting') as payers_before,
  main_payer as main_payer_before,
  (cents * 0.01)::decimal(18, 2) as work_pay_before
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  payer_draw is not null
order by
  person_id
