-- Purpose: the gaps as of each release, as typed columns
-- Grain:   one row per release, gap, area and month
-- Reads:   getvariable('csv'), the rows as comma-separated values; an empty number is null
-- Writes:  at_release.parquet of the snapshot
with
  final as (
    select
      *
    from read_csv(
      getvariable('csv'),
      hive_partitioning = false,
      auto_detect = false,
      header = true,
      delim = ',',
      quote = '"',
      escape = '"',
      nullstr = '',
      columns = {
        'VINTAGE': 'varchar',
        'INDICATOR': 'varchar',
        'REF_AREA': 'varchar',
        'TIME_PERIOD': 'varchar',
        'OBS_VALUE': 'double',
        'SHOW_LOWER': 'double',
        'SHOW_UPPER': 'double',
        'OBS_STATUS': 'varchar'
      }
    )
  )
select
  *
from final
order by
  VINTAGE,
  INDICATOR,
  REF_AREA,
  TIME_PERIOD
