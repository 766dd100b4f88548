-- Purpose: the counts published up to a vintage.
-- Grain: one row a cell, measure and vintage.
-- Reads: counts (counts.parquet of the history); vintage.
-- Writes: counts of one night, in the bench's own folder only.
with
  counts as (
    select
      *
    from read_parquet(getvariable('counts'), hive_partitioning = false, file_row_number = true)
  ),
  final as (
    select
      *
    from counts
    where
      VINTAGE <= getvariable('vintage')
  )
select
  * exclude (file_row_number)
from final
order by
  file_row_number
