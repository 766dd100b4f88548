-- Purpose: the published counts as a share of the true ones at each delay, by background and by source of unemployment: all cities
--          together, both sexes, 18 to 64, in the monthly order.
-- Grain: one row a measure, background, source and delay.
-- Reads: counts and truth (of the history); sources (its JSON); area; delays (JSON).
-- Writes: mean, smallest and largest share in per cent and the number of months, to the bench only.
with
  vintages as (
    select
      VINTAGE as vintage,
      max(TIME_PERIOD) as newest
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    group by
      VINTAGE
  ),
  published as (
    select
      TIME_PERIOD as month,
      BACKGROUND as background,
      MEASURE as measure,
      VINTAGE as published_at,
      OBS_VALUE as persons
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where
      TABLE_ID = 'by_background'
      and REF_AREA = getvariable('area')
      and SEX = '_T'
      and AGE = 'Y18T64'
      and STATUS_ORDER = 'MONTHLY'
      and BACKGROUND in ('FOREIGN', 'FINNISH')
      and MEASURE in ('EMPLOYED', 'UNEMPLOYED')
  ),
  truth as (
    select
      TIME_PERIOD as month,
      BACKGROUND as background,
      MEASURE as measure,
      OBS_VALUE as persons
    from read_parquet(getvariable('truth'), hive_partitioning = false)
    where
      TABLE_ID = 'by_background'
      and REF_AREA = getvariable('area')
      and SEX = '_T'
      and AGE = 'Y18T64'
      and STATUS_ORDER = 'MONTHLY'
  ),
  sources as (
    select
      *
    from read_json(getvariable('sources'), hive_partitioning = false, columns = {vintage: 'varchar', month: 'varchar', source: 'varchar'})
  ),
  standing as (
    select
      truth.month,
      truth.background,
      truth.measure,
      vintages.vintage,
      truth.persons as true_persons,
      datediff('month', (truth.month || '-01')::date, (vintages.newest || '-01')::date) as delay
    from truth
    join vintages on vintages.newest >= truth.month
  ),
  -- A count holds until another replaces it.
  known as (
    select
      standing.*,
      arg_max(published.persons, published.published_at) as persons
    from standing
    join published on published.month = standing.month
    and published.background = standing.background
    and published.measure = standing.measure
    and published.published_at <= standing.vintage
    where
      list_contains(from_json(getvariable('delays'), '["BIGINT"]'), delay)
    group by all
  ),
  sourced as (
    select
      known.*,
      arg_max(sources.source, sources.vintage) as source
    from known
    left join sources on sources.month = known.month
    and sources.vintage <= known.vintage
    group by all
  ),
  final as (
    select
      measure,
      background,
      if(measure = 'EMPLOYED', 'wages', source) as source,
      delay::integer as delay,
      round(100 * avg(persons / true_persons), 2) as mean_share,
      round(100 * min(persons / true_persons), 2) as least_share,
      round(100 * max(persons / true_persons), 2) as largest_share,
      count(*)::integer as months
    from sourced
    group by all
  )
select
  *
from final
order by
  measure,
  background,
  source,
  delay
