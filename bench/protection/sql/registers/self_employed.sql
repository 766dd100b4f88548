-- Purpose: the self-employed.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: self_employed.
select
  person_id
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  self_employed = 1
order by
  person_id
