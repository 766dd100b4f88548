-- Purpose: the sums of the cities' published counts: withheld where a city's count is, not collected where a city's is not, none where a city has none
-- Grain: one row per cell and common vintage
-- Reads: getvariable('counts'), the cities' counts (merge/city_counts); merged_places (merge/places); asked_sums (merge/asked_sums)
-- Writes: temporary table city_sums: place, vintage, unit, value, status
create or replace temp table city_sums as
with
  counts as (
    select
      * exclude (filename, REF_AREA, VINTAGE),
      REF_AREA as area,
      VINTAGE as since
    from published_counts (getvariable('counts'))
  ),
  numbered as (
    select
      place,
      area,
      since,
      OBS_VALUE as value,
      OBS_STATUS as status,
      UNIT_MEASURE as unit
    from counts
    natural join merged_places
  ),
  known as (
    select
      asked_sums.place,
      asked_sums.vintage,
      numbered.value,
      numbered.status,
      numbered.unit
    from asked_sums
    asof left join numbered on asked_sums.place = numbered.place
    and asked_sums.area = numbered.area
    and asked_sums.vintage >= numbered.since
  ),
  final as (
    select
      place,
      vintage,
      min(unit) as unit,
      cast(sum(value) as integer) as value,
      min_by(status, list_position(['L', 'Q', 'P', 'A'], status)) as status
    from known
    group by
      place,
      vintage
    having
      count(*) = count(status)
  )
select
  *
from final
order by
  place,
  vintage
