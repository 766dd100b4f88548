-- Purpose: the decisions and the churn of a month of which nothing has been published: none.
-- Grain: no row, in the columns of decisions and of churn.
-- Reads: cells.
-- Writes: empty_decisions/_, so that a first decision has the same inputs as every other.
with
  final as (
    select
      columns(list_filter(cell_columns(), name -> name <> 'TIME_PERIOD')),
      0::integer as OBS_VALUE,
      '' as OBS_STATUS,
      '' as CONF_STATUS,
      '' as VINTAGE,
      '' as MEASURED,
      '' as rules,
      '' as STANDS,
      0::integer as LEAST,
      0::integer as MOST,
      cell,
      0::bigint as churn
    from read_parquet(getvariable('cells'), hive_partitioning = false)
    where
      false
  )
select
  *
from final
order by all
