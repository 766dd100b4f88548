-- Purpose: the cells of the cities' counts without their area, numbered: each may have a sum over the cities
-- Grain: one row per cell, whichever cities have it
-- Reads: getvariable('counts'), the cities' counts (merge/city_counts)
-- Writes: temporary table merged_places: place, and the columns of a cell but its area
create or replace temp table merged_places as
with
  cells as (
    select distinct
      * exclude (REF_AREA, filename, VINTAGE, OBS_VALUE, OBS_STATUS, CONF_STATUS, UNIT_MEASURE)
    from published_counts (getvariable('counts'))
  ),
  final as (
    select
      row_number() over () as place,
      *
    from cells
  )
select
  *
from final
order by
  place
