-- Purpose: what each delivery published of a measure in a block (a table in an area): the last vintage at which the block was released; without one,
--          whether it was held or not worked on
-- Grain: one row per block and measure, month of the extent and delay
-- Reads: published_cells; numbered_counts; count_deliveries (sql/indicators/deliveries.sql); releases (sql/indicators/releases.sql);
--        getvariable('measures'), those that indicators use; getvariable('delays'), how many delays are covered
-- Writes: temporary table block_delays: block (the number of block and measure), table_id, ref_area, status_order, measure, month, delay, vintage,
--         hole; a delivery that did not happen (or is still to come) has the vintage `''`, before all others: an as-of join of many rows takes null
--         for the last
create or replace temp table block_delays as
with
  blocks as (
    select
      row_number() over () as block,
      *
    from (
      select distinct
        TABLE_ID as table_id,
        REF_AREA as ref_area,
        STATUS_ORDER as status_order,
        MEASURE as measure
      from published_cells
      where
        list_contains(getvariable('measures'), MEASURE)
    )
  ),
  -- The same months as in sql/indicators/reference_months.sql, without gaps.
  months as (
    select
      strftime(unnest(generate_series(min((month || '-01')::date), max((month || '-01')::date), interval 1 month)), '%Y-%m') as month
    from numbered_counts
  ),
  delays as (
    select
      unnest(range(getvariable('delays'))) as delay
  ),
  deliveries as (
    select
      releases.table_id,
      releases.ref_area,
      releases.month,
      count_deliveries.status_order,
      count_deliveries.measure,
      count_deliveries.newest,
      max(releases.vintage) filter(releases.release_status = 'RELEASED') as vintage,
      case
        when bool_or(releases.release_status = 'RELEASED') then ''
        when bool_or(releases.release_status = 'HELD') then 'held'
        else 'not_released'
      end as hole
    from releases
    join count_deliveries on count_deliveries.vintage = releases.vintage
    group by all
  ),
  asked as (
    select
      blocks.*,
      months.month,
      delays.delay,
      strftime((months.month || '-01')::date + to_months(delays.delay::integer), '%Y-%m') as newest
    from blocks
    cross join months
    cross join delays
  ),
  final as (
    select
      asked.* exclude (newest),
      coalesce(vintage, '') as vintage,
      coalesce(hole, '') as hole
    from asked
    left join deliveries using (table_id, ref_area, month, status_order, measure, newest)
  )
select
  *
from final
order by
  block,
  month,
  delay
