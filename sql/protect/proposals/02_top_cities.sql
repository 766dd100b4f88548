-- Purpose: the number of persons in the city with the most of them, for each cell of an area of several cities.
-- Grain: one row per cell of such an area.
-- Reads: counts; cells; areas (declarations as JSON).
-- Writes: temporary table top_cities
create or replace temp table top_cities as
with
  cells as (
    select
      cell,
      across,
      REF_AREA
    from read_parquet(getvariable('cells'), hive_partitioning = false)
  ),
  in_cities as (
    select
      across,
      area_parts.ref_area as ref_area,
      max(persons) as city_persons
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    join cells using (cell)
    join area_parts() as area_parts on area_parts.city = cells.REF_AREA
    and area_parts.ref_area <> cells.REF_AREA
    group by all
  ),
  final as (
    select
      cell,
      city_persons
    from cells
    join in_cities on in_cities.across = cells.across
    and in_cities.ref_area = cells.REF_AREA
  )
select
  *
from final;
