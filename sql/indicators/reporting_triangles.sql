-- Purpose: the reporting triangles: the published value of every count after each delivery
-- Grain: one row per cell of which a number was ever published
-- Reads: published_cells; numbered_counts; block_delays (sql/indicators/block_delays.sql)
-- Writes: the cell's codes; triangle: for each month of the extent, oldest first, the counts at the delays 0, 1, ..., joined by commas; empty where
--         nothing was published then, `held` and `not_released` where the public value is older than the delivery
with
  published as (
    select distinct
      cell
    from numbered_counts
    where
      value is not null
  ),
  blocks as (
    select distinct
      block,
      table_id as TABLE_ID,
      ref_area as REF_AREA,
      status_order as STATUS_ORDER,
      measure as MEASURE
    from block_delays
  ),
  cells as (
    select
      cell,
      block
    from published
    join published_cells using (cell)
    join blocks using (TABLE_ID, REF_AREA, STATUS_ORDER, MEASURE)
  ),
  asked as (
    select
      cell,
      month,
      delay,
      vintage,
      hole
    from cells
    join block_delays using (block)
  ),
  observed as (
    select
      asked.cell,
      asked.month,
      asked.delay,
      coalesce(numbered_counts.value::varchar, asked.hole) as entry
    from asked
    asof left join numbered_counts on numbered_counts.cell = asked.cell
    and numbered_counts.month = asked.month
    and numbered_counts.vintage <= asked.vintage
  ),
  triangles as (
    select
      cell,
      string_agg(
        entry,
        ','
        order by
          month,
          delay
      ) as triangle
    from observed
    group by
      cell
  ),
  final as (
    select
      cell,
      columns(series_columns ()),
      triangle
    from triangles
    join published_cells using (cell)
  )
select
  * exclude (cell)
from final
order by
  cell
