-- Purpose: the vintages at which the public content of a month was measured: churn has to be counted from them.
-- Grain: one row per vintage. A count that was not collected is decided afresh in any case and needs none.
-- Reads: decisions.
-- Writes: MEASURED.
with
  final as (
    select distinct
      MEASURED
    from read_parquet(getvariable('decisions'), hive_partitioning = false)
    where
      OBS_STATUS <> 'L'
  )
select
  *
from final
order by
  MEASURED
