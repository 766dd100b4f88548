-- Purpose: the faults of a snapshot's reconstructed counts: a repeated key, a total, a source that does not belong to the measure, a value where none
--          may be or none where one must be, a value that is not rounded, a vintage at which nothing was published
-- Grain:   one row per kind of fault that occurs
-- Reads:   getvariable('reconstructed'), reconstructed.parquet; getvariable('rounding_base'); getvariable('vintages'), of the manifest
-- Writes:  fault, rows (how many)
with
  reconstructed as (
    select
      *
    from read_parquet(getvariable('reconstructed'), hive_partitioning = false)
  ),
  keys as (
    select
      count(*) as copies
    from reconstructed
    group by
      TIME_PERIOD,
      DELAY,
      SOURCE,
      REF_AREA,
      BACKGROUND,
      SEX,
      AGE,
      STATUS_ORDER,
      MEASURE
  ),
  judged as (
    select
      case
        when not regexp_full_match(TIME_PERIOD, '[0-9]{4}-(0[1-9]|1[0-2])')
        or not coalesce(DELAY >= 0, false) then 'a month or a delay that is none'
        when '_T' in (BACKGROUND, SEX) then 'a total'
        when STATUS_ORDER <> 'MONTHLY'
        or not (
          (
            MEASURE = 'EMPLOYED'
            and SOURCE = ''
          )
          or (
            MEASURE = 'UNEMPLOYED'
            and SOURCE in ('benefits', 'job_search')
          )
        ) then 'a MEASURE, SOURCE or STATUS_ORDER that the reconstruction does not have'
        when OBS_STATUS not in ('A', 'Q') then 'an OBS_STATUS that the reconstruction does not have'
        when (OBS_STATUS = 'Q') <> (OBS_VALUE is null) then 'a value and an OBS_STATUS that do not go together'
        when OBS_VALUE < 0
        or OBS_VALUE % getvariable('rounding_base') <> 0 then 'a value that is not rounded'
        when not list_contains(getvariable('vintages'), VINTAGE) then 'a VINTAGE that manifest.json does not have'
      end as fault
    from reconstructed
  ),
  final as (
    select
      fault,
      cast(count(*) as integer) as rows
    from judged
    where
      fault is not null
    group by
      fault
    union all
    select
      'a key that occurs more than once' as fault,
      cast(count(*) as integer) as rows
    from keys
    where
      copies > 1
    having
      count(*) > 0
  )
select
  *
from final
order by
  fault
