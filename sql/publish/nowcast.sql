-- Purpose: the nowcasts as typed columns
-- Grain: one row per series and month of which reports still arrive
-- Reads: getvariable('csv'), the rows as comma-separated values; an empty text is an empty source or reason, an empty number is null
-- Writes: nowcast.parquet of the snapshot
with
  rows as (
    select
      *
    from nowcasts_csv (getvariable('csv'))
  ),
  final as (
    select
      * replace(coalesce(SOURCE, '') as SOURCE, coalesce(REASON, '') as REASON)
    from rows
  )
select
  *
from final
order by
  columns(place_columns())
