-- Purpose: what a table of a snapshot says of one area in one month
-- Grain:   one row a row of the file
-- Reads:   getvariable('file'), a Parquet file of a snapshot with REF_AREA and TIME_PERIOD; getvariable('area'); getvariable('month')
-- Writes:  the file's columns
select
  *
from read_parquet(getvariable('file'), hive_partitioning = false)
where
  REF_AREA = getvariable('area')
  and TIME_PERIOD = getvariable('month')
order by all
