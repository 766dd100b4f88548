-- Purpose: the reconstructed counts that leave the store: the proposals of the rules without what the audit withholds.
-- Grain: month, delay, source, background, sex, age, measure; in this order. Which rows there are follows from which files were delivered.
-- Reads: proposals; suppressed (numbers of rows, from 0, as JSON); vintage.
-- Writes: published_reconstruction/_
with
  proposals as (
    select
      *
    from read_parquet(getvariable('proposals'), hive_partitioning = false, file_row_number = true)
  ),
  suppressed as (
    select
      unnest(from_json(getvariable('suppressed'), '["BIGINT"]')) as row_no
  ),
  valued as (
    select
      proposals.*,
      if(suppressed.row_no is null, OBS_VALUE, null) as value
    from proposals
    left join suppressed on suppressed.row_no = file_row_number
  ),
  final as (
    select
      TIME_PERIOD,
      DELAY,
      SOURCE,
      REF_AREA,
      BACKGROUND,
      SEX,
      AGE,
      STATUS_ORDER,
      MEASURE,
      value as OBS_VALUE,
      if(value is null, 'Q', 'A') as OBS_STATUS,
      getvariable('vintage') as VINTAGE,
      file_row_number
    from valued
  )
  -- The proposals are in the total order of their keys.
select
  * exclude (file_row_number)
from final
order by
  file_row_number
