-- Purpose: the ground of the permit that is valid.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: permits.
select
  person_id,
  valid_ground as permit_ground
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  valid_ground is not null
order by
  person_id
