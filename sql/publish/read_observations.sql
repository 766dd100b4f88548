-- Purpose: the observations of a snapshot in the order of its Parquet file
-- Grain: one row per observation
-- Reads: getvariable('observations'), observations.parquet
-- Writes: all its columns; in a dimension that was declared after the snapshot was made, everybody is in its total
with
  final as (
    select
      *
    from published_observations ([getvariable('observations')])
  )
select
  * exclude (file_row_number)
from final
order by
  file_row_number
