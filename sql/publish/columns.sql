-- Purpose: the columns that a Parquet file really has, hidden ones included
-- Grain:   one row per column, in the order of the file
-- Reads:   getvariable('file'), a Parquet file
-- Writes:  position, name
with
  described as (
    select
      row_number() over () as position,
      name,
      num_children
    from parquet_schema(getvariable('file'))
  ),
  final as (
    select
      position,
      name
    from described
    where
      num_children is null
  )
select
  *
from final
order by
  position
