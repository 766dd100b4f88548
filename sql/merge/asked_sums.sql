-- Purpose: the sums to make: every cell of a month at every common vintage that worked on the month, unless it holds the block, and the cities in it
-- Grain: one row per cell, vintage and city
-- Reads: merged_places (merge/places); getvariable('members'), JSON of {month, area}; getvariable('releases'), JSON of the merged releases;
--        getvariable('total'), code of the area
-- Writes: temporary table asked_sums: place, area, vintage
create or replace temp table asked_sums as
with
  members as (
    select
      unnest(from_json(getvariable('members'), '[{"month":"VARCHAR","area":"VARCHAR"}]'), max_depth := 2)
  ),
  worked as (
    select
      vintage,
      unnest(months) as month
    from known_releases()
  ),
  held as (
    select
      *
    from held_at_releases()
    where
      ref_area = getvariable('total')
  ),
  final as (
    select
      places.place,
      members.area,
      worked.vintage
    from merged_places as places
    join worked on worked.month = places.TIME_PERIOD
    join members on members.month = places.TIME_PERIOD
    anti join held on held.vintage = worked.vintage
    and held.month = places.TIME_PERIOD
    and held.table_id = places.TABLE_ID
  )
select
  *
from final
order by
  place,
  area,
  vintage
