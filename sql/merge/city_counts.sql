-- Purpose: the published counts of several cities at the vintages that they have in common: a change between two of these counts from the later one
-- Grain: one row per cell, month and common vintage at which its content changed
-- Reads: getvariable('counts'), counts.parquet of the cities' snapshots; getvariable('cutoffs'), the common vintages
-- Writes: a table of published counts, beside the merged snapshots' totals
with
  cutoffs as (
    select
      unnest(getvariable('cutoffs')) as cutoff
  ),
  published as (
    select
      * exclude (filename)
    from published_counts (getvariable('counts'))
  ),
  -- Nothing is known of a change after the last common vintage.
  placed as (
    select
      published.*,
      cutoffs.cutoff
    from published
    asof join cutoffs on published.VINTAGE <= cutoffs.cutoff
  ),
  newest as (
    select
      columns(cell_columns()),
      cutoff as VINTAGE,
      max_by({value: OBS_VALUE, status: OBS_STATUS, confidential: CONF_STATUS, unit: UNIT_MEASURE}, VINTAGE) as content
    from placed
    group by all
  ),
  compared as (
    select
      newest.*,
      lag(content) over in_turn as content_before
    from newest
    window
      in_turn as (
        partition by
          concat_ws('|', * columns(cell_columns()))
        order by
          VINTAGE
      )
  ),
  final as (
    select
      columns(cell_columns()),
      content.value as OBS_VALUE,
      content.status as OBS_STATUS,
      content.confidential as CONF_STATUS,
      content.unit as UNIT_MEASURE,
      VINTAGE
    from compared
    where
      content is distinct from content_before
  )
select
  *
from final
order by
  columns(cell_columns()),
  VINTAGE
