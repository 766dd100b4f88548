-- Purpose: the blocks (a table in an area) of months for which a delivery brought something newer than what is public, which is held
-- Grain:   one row per block, measure and month
-- Reads:   releases (sql/indicators/releases.sql); count_deliveries (sql/indicators/deliveries.sql); getvariable('delays'), how many deliveries bring
--          reports of a month
-- Writes:  table_id, ref_area, status_order, measure, month
with
  processed as (
    select
      releases.*,
      count_deliveries.status_order,
      count_deliveries.measure
    from releases
    inner join count_deliveries on count_deliveries.vintage = releases.vintage
    where
      releases.release_status <> 'NOT_RELEASED'
      and date_diff('month', (releases.month || '-01')::date, (count_deliveries.newest || '-01')::date) < getvariable('delays')
  ),
  newest as (
    select
      table_id,
      ref_area,
      status_order,
      measure,
      month,
      max_by(release_status, vintage) as status
    from processed
    group by
      table_id,
      ref_area,
      status_order,
      measure,
      month
  ),
  final as (
    select
      table_id,
      ref_area,
      status_order,
      measure,
      month
    from newest
    where
      status = 'HELD'
  )
select
  *
from final
order by
  table_id,
  ref_area,
  status_order,
  measure,
  month
