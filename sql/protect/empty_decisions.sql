-- Purpose: what stood before anything was published of a month, and what churned since: nothing.
-- Grain: no row, in the columns of decisions and of churn.
-- Reads: cells.
-- Writes: empty_decisions/_, so that a first decision reads what every other one reads.
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
