-- Purpose: the observations of a snapshot as they lie in its Parquet file
-- Grain: one row an observation, in the order of the file
-- Reads: getvariable('observations'), observations.parquet
-- Writes: all its columns; a dimension that was declared after the snapshot was made has everybody in its total
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
