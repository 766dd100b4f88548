-- Purpose: the table of reconstructed counts where there is nothing to reconstruct.
-- Grain: no row, in the columns of protect/reconstructed.
-- Reads: nothing.
-- Writes: published_reconstruction/_
with
  final as (
    select
      '' as TIME_PERIOD,
      0::integer as DELAY,
      '' as SOURCE,
      '' as REF_AREA,
      '' as BACKGROUND,
      '' as SEX,
      '' as AGE,
      '' as STATUS_ORDER,
      '' as MEASURE,
      0::integer as OBS_VALUE,
      '' as OBS_STATUS,
      '' as VINTAGE
    where
      false
  )
select
  *
from final
order by
  TIME_PERIOD
