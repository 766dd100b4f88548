-- Purpose: who ever had a permit, and its first ground.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: permits_on_record.
select
  person_id,
  first_ground
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  on_record
order by
  person_id
