-- Purpose: the headlines as typed columns, in the order of display
-- Grain:   one row per indicator, area, background, sex and month
-- Reads:   getvariable('csv'), the rows with their position as comma-separated values; an empty text is an empty reason or vintage, an empty number
--          is null
-- Writes:  headline.parquet of the snapshot
with
  rows as (
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
        'POSITION': 'integer',
        'INDICATOR': 'varchar',
        'INDICATOR_FI': 'varchar',
        'INDICATOR_SV': 'varchar',
        'INDICATOR_EN': 'varchar',
        'REF_AREA': 'varchar',
        'REF_AREA_FI': 'varchar',
        'REF_AREA_SV': 'varchar',
        'REF_AREA_EN': 'varchar',
        'BACKGROUND': 'varchar',
        'BACKGROUND_FI': 'varchar',
        'BACKGROUND_SV': 'varchar',
        'BACKGROUND_EN': 'varchar',
        'SEX': 'varchar',
        'SEX_FI': 'varchar',
        'SEX_SV': 'varchar',
        'SEX_EN': 'varchar',
        'TIME_PERIOD': 'varchar',
        'OBS_VALUE': 'double',
        'SHOW_LOWER': 'double',
        'SHOW_UPPER': 'double',
        'UNIT_MEASURE': 'varchar',
        'UNIT_MEASURE_FI': 'varchar',
        'UNIT_MEASURE_SV': 'varchar',
        'UNIT_MEASURE_EN': 'varchar',
        'DECIMALS': 'integer',
        'OBS_STATUS': 'varchar',
        'OBS_STATUS_FI': 'varchar',
        'OBS_STATUS_SV': 'varchar',
        'OBS_STATUS_EN': 'varchar',
        'REASON': 'varchar',
        'HELD_SINCE': 'varchar',
        'COMPLETENESS': 'double',
        'N_BASE': 'integer',
        'CHANGE': 'double',
        'CHANGE_LOWER': 'double',
        'CHANGE_UPPER': 'double',
        'CHANGE_STATUS': 'varchar',
        'CHANGE_STATUS_FI': 'varchar',
        'CHANGE_STATUS_SV': 'varchar',
        'CHANGE_STATUS_EN': 'varchar',
        'VINTAGE': 'varchar',
        'SNAPSHOT': 'varchar'
      }
    )
  ),
  final as (
    select
      * replace(coalesce(REASON, '') as REASON, coalesce(HELD_SINCE, '') as HELD_SINCE)
    from rows
  )
select
  * exclude (POSITION)
from final
order by
  POSITION
