-- Purpose: the counts of all cities together: the sums, without those that add up different sources, and without what did not change
-- Grain: one row per cell, month and common vintage at which the sum or its status changed
-- Reads: city_sums (merge/sums); merged_places (merge/places); getvariable('total'), code of the area; getvariable('mixed'), JSON of {month, vintage}
-- Writes: a table of published counts, beside the cities'
with
  mixed as (
    select
      unnest(from_json(getvariable('mixed'), '[{"month":"VARCHAR","vintage":"VARCHAR"}]'), max_depth := 2)
  ),
  named as (
    select
      places.*,
      getvariable('total') as REF_AREA,
      city_sums.* exclude (place, status),
      -- Only a number of residents rests on no source of unemployment.
      if(
        mixed.month is not null
        and STATUS_ORDER <> '_Z',
        'L',
        city_sums.status
      ) as status
    from city_sums
    join merged_places as places on places.place = city_sums.place
    left join mixed on mixed.month = places.TIME_PERIOD
    and mixed.vintage = city_sums.vintage
  ),
  shown as (
    select
      * exclude (value),
      if(status in ('A', 'P'), value, null) as value
    from named
  ),
  compared as (
    select
      *,
      lag({value: value, status: status}) over (
        partition by
          place
        order by
          vintage
      ) as content_before
    from shown
  ),
  final as (
    select
      columns(cell_columns()),
      value as OBS_VALUE,
      status as OBS_STATUS,
      if(status = 'Q', 'C', 'F') as CONF_STATUS,
      unit as UNIT_MEASURE,
      vintage as VINTAGE
    from compared
    where
      {value: value, status: status} is distinct from content_before
  )
select
  *
from final
order by
  columns(cell_columns()),
  VINTAGE
