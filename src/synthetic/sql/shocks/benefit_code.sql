-- Purpose: the benefit reports about one month with a new code in place of an old one.
-- Grain: person, benefit. Reads: getvariable('file'). Writes: benefits_<month>.parquet.
with
  final as (
    select
      * replace(if(code = getvariable('old_code'), getvariable('new_code'), code) as code)
    from read_parquet(getvariable('file'), hive_partitioning = false)
  )
select
  *
from final
order by
  payment_month,
  n,
  earned_from,
  code,
  flag
