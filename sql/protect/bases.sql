-- Purpose: the vintages at which the public content of a month was measured: what churn has to be counted from.
-- Grain: one row a vintage. What was not collected is set anew in any case and needs none.
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
