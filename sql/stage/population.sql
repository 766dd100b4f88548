-- Purpose: the residents of the cities at the month's end: their municipality and their preliminary population data
-- Grain: person; ordered by person_id
-- Reads: population (FOLK_ENHEN of the month), areas (list of KU codes)
-- Writes: stage/population/<month>
with
  extract as (
    select
      *
    from read_parquet(getvariable('population'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      'KU' || municipality as ref_area,
      case sex_code
        when '2' then 'F'
        when '1' then 'M'
      end as sex,
      age,
      language_code,
      citizenship_code,
      birth_country_code
    from extract
    where
      in_population = 1
      and list_contains(getvariable('areas'), 'KU' || municipality)
  )
select
  *
from final
order by
  person_id
