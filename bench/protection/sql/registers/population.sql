-- Purpose: who lives in the cities at the month's end, as sql/join/person_month.sql reads it.
-- Grain: person; ordered by person_id.
-- Reads: residents (of the month).
-- Writes: population.
select
  person_id,
  ref_area,
  sex,
  age,
  birth_country_code,
  citizenship_code,
  language_code
from read_parquet(getvariable('residents'), hive_partitioning = false)
order by
  person_id
