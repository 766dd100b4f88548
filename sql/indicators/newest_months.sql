-- Purpose: the deliveries of each measure, as sql/indicators/deliveries.sql found them
-- Grain:   one row per measure and newest month
-- Reads:   count_deliveries
-- Writes:  status_order, measure, newest, vintage (the last at which that was the newest month)
with
  final as (
    select
      status_order,
      measure,
      newest,
      max(vintage) as vintage
    from count_deliveries
    group by
      status_order,
      measure,
      newest
  )
select
  *
from final
order by
  status_order,
  measure,
  newest
