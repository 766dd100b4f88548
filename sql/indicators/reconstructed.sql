-- Purpose: how the months of an initial load would have become known, as counts of the published table of backgrounds: by sex and background, with
--          their totals where every part is published
-- Grain: one row per cell, month, delay and source
-- Reads: getvariable('reconstructed'), reconstructed.parquet of the snapshot; getvariable('counts'), Parquet files of published counts, every
--        vintage: reconstructions made after the newest of them are not known yet
-- Writes: REF_AREA, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE, month, delay, source, value
with
  newest as (
    select
      max(VINTAGE) as VINTAGE
    from read_parquet(getvariable('counts'), hive_partitioning = false)
  ),
  known as (
    select
      reconstructed.*
    from read_parquet(getvariable('reconstructed'), hive_partitioning = false) as reconstructed
    cross join newest
    where
      reconstructed.VINTAGE <= newest.VINTAGE
  ),
  final as (
    select
      REF_AREA,
      if(grouping (known.BACKGROUND) = 1, '_T', known.BACKGROUND) as BACKGROUND,
      if(grouping (known.SEX) = 1, '_T', known.SEX) as SEX,
      AGE,
      STATUS_ORDER,
      MEASURE,
      TIME_PERIOD as month,
      DELAY as delay,
      SOURCE as source,
      cast(sum(OBS_VALUE) as integer) as value
    from known
    group by
      TIME_PERIOD,
      DELAY,
      SOURCE,
      REF_AREA,
      AGE,
      STATUS_ORDER,
      MEASURE,
      cube (known.BACKGROUND, known.SEX)
    having
      count(OBS_VALUE) = count(*)
  )
select
  *
from final
order by
  REF_AREA,
  BACKGROUND,
  SEX,
  AGE,
  STATUS_ORDER,
  MEASURE,
  month,
  delay,
  source
