-- Purpose: the origin of persons, as in the annual base data.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: origin.
select
  person_id,
  origin_code
from read_parquet(getvariable('residents'), hive_partitioning = false)
where
  origin_code is not null
order by
  person_id
