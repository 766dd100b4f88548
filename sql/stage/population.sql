-- Purpose: the residents of the cities at the month's end: their municipality and their preliminary population data
-- Grain: person; ordered by person_id
-- Reads: population (FOLK_ENHEN of the month), cities (JSON: number of the municipality, code, first and last month), month
-- Writes: stage/population/<month>
with
  city as (
    select
      municipality,
      ref_area
    from (
      select
        unnest(
          from_json(
            getvariable('cities'),
            '[{"municipality":"VARCHAR","ref_area":"VARCHAR","valid_from":"VARCHAR","valid_until":"VARCHAR"}]'
          ),
          max_depth := 2
        )
    )
    where
      coalesce(valid_from <= getvariable('month'), true)
      and coalesce(valid_until >= getvariable('month'), true)
  ),
  extract as (
    select
      *
    from read_parquet(getvariable('population'), hive_partitioning = false)
  ),
  final as (
    select
      person_id,
      ref_area,
      case sex_code
        when '2' then 'F'
        when '1' then 'M'
      end as sex,
      age,
      language_code,
      citizenship_code,
      birth_country_code
    from extract
    join city using (municipality)
    where
      in_population = 1
  )
select
  *
from final
order by
  person_id
