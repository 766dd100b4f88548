-- Purpose: the texts of every code as typed columns, in the order of display
-- Grain:   one row per column and code
-- Reads:   getvariable('csv'), labels.csv of the same snapshot
-- Writes:  labels.parquet of the snapshot
with
  final as (
    select
      row_number() over () as position,
      *
    from read_csv(
      getvariable('csv'),
      hive_partitioning = false,
      auto_detect = false,
      header = true,
      delim = ',',
      quote = '"',
      escape = '"',
      parallel = false,
      columns = {'column': 'varchar', 'code': 'varchar', 'order': 'integer', 'fi': 'varchar', 'sv': 'varchar', 'en': 'varchar'}
    )
  )
select
  * exclude (position)
from final
order by
  position
