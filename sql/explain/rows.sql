-- Purpose: the rows of a snapshot's table for one area and month
-- Grain:   one row per row of the file
-- Reads:   getvariable('file'), a Parquet file of a snapshot with REF_AREA and TIME_PERIOD; getvariable('area'); getvariable('month')
-- Writes:  the file's columns
select
  *
from read_parquet(getvariable('file'), hive_partitioning = false)
where
  REF_AREA = getvariable('area')
  and TIME_PERIOD = getvariable('month')
order by all
