-- Purpose: how many rows a Parquet file has, by its own metadata
-- Grain:   one row
-- Reads:   getvariable('file'), a Parquet file
-- Writes:  rows
with
  final as (
    select
      cast(num_rows as integer) as rows
    from parquet_file_metadata(getvariable('file'))
  )
select
  *
from final
order by
  rows
