-- Purpose: the published bridge: the confusion matrix of own status and main activity, and the employment and unemployment rates
--          by both, computed from the published counts alone.
-- Grain: one row an area, age group, background, status order, indicator, source, status and main activity. A rate has the source
--        it follows (OWN_STATUS or MAIN_ACTIVITY) and `_Z` for status and activity; a count has the source `_Z`.
-- Reads: published (the bridge's counts after protection).
-- Writes: published_bridge/<month>.
with
counts as (
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER,
    if(MEASURE = 'PERSONS', '_T', MEASURE) as STATUS,
    replace(TABLE_ID, 'bridge:', '') as MAIN_ACTIVITY,
    OBS_VALUE, OBS_STATUS, CONF_STATUS, VINTAGE
  from read_parquet(getvariable('published'), hive_partitioning = false)
),
own as (
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, VINTAGE, 'OWN_STATUS' as SOURCE,
    max(OBS_VALUE) filter (STATUS = 'EMPLOYED') as employed,
    max(OBS_VALUE) filter (STATUS = 'UNEMPLOYED') as unemployed,
    bool_or(OBS_STATUS = 'L') as not_collected,
    max(OBS_STATUS) filter (OBS_STATUS in ('A', 'P')) as obs_status
  from counts
  where MAIN_ACTIVITY = '_T' and STATUS in ('EMPLOYED', 'UNEMPLOYED')
  group by all
),
register as (
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, VINTAGE, 'MAIN_ACTIVITY' as SOURCE,
    max(OBS_VALUE) filter (MAIN_ACTIVITY = '11') as employed,
    max(OBS_VALUE) filter (MAIN_ACTIVITY = '12') as unemployed,
    false as not_collected,
    max(OBS_STATUS) filter (OBS_STATUS in ('A', 'P')) as obs_status
  from counts
  where STATUS = '_T' and MAIN_ACTIVITY in ('11', '12')
  group by all
),
everybody as (
  select REF_AREA, TIME_PERIOD, AGE, BACKGROUND, OBS_VALUE as persons
  from counts
  where STATUS = '_T' and MAIN_ACTIVITY = '_T'
),
sources as (
  select * from own
  union all
  select * from register
),
rates as (
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, VINTAGE, SOURCE, not_collected, obs_status,
    unnest(['EMPLOYMENT_RATE', 'UNEMPLOYMENT_RATE']) as INDICATOR,
    unnest([employed, unemployed]) as numerator,
    unnest([persons, employed + unemployed]) as denominator
  from sources
  join everybody using (REF_AREA, TIME_PERIOD, AGE, BACKGROUND)
),
all_rows as (
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, 'PERSONS' as INDICATOR, '_Z' as SOURCE, STATUS, MAIN_ACTIVITY,
    OBS_VALUE::decimal(18, 1) as OBS_VALUE, OBS_STATUS, CONF_STATUS, 'PERS' as UNIT_MEASURE, VINTAGE
  from counts
  union all
  select
    REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, INDICATOR,
    SOURCE, '_Z' as STATUS, '_Z' as MAIN_ACTIVITY,
    round(100.0 * numerator / denominator, 1)::decimal(18, 1) as OBS_VALUE,
    case when not_collected then 'L' when numerator is null or denominator is null then 'Q' else obs_status end as OBS_STATUS,
    if(not not_collected and (numerator is null or denominator is null), 'C', 'F') as CONF_STATUS,
    'PT' as UNIT_MEASURE,
    VINTAGE
  from rates
),
final as (
  select * from all_rows
)
select * from final
order by REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, INDICATOR, SOURCE, STATUS, MAIN_ACTIVITY, VINTAGE
