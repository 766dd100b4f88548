-- Purpose: the published bridge: the confusion matrix of own status and main activity, and the employment and unemployment rates
--          by both, computed from the published counts alone.
-- Grain: one row per area, age group, background, status order, indicator, source, status and main activity. A rate has the source that it follows
--        (OWN_STATUS or MAIN_ACTIVITY) and `_Z` for status and activity; a count has the source `_Z`.
-- Reads: published (the bridge's counts after protection).
-- Writes: published_bridge/<month>.
-- The matrix and the rates.
with
  final as (
    select
      * replace(OBS_VALUE::decimal(18, 1) as OBS_VALUE)
    from bridge_matrix
    union all
    select
      REF_AREA,
      TIME_PERIOD,
      AGE,
      BACKGROUND,
      STATUS_ORDER,
      INDICATOR,
      SOURCE,
      '_Z' as STATUS,
      '_Z' as MAIN_ACTIVITY,
      round(100.0 * numerator / denominator, 1)::decimal(18, 1) as OBS_VALUE,
      case
        when not_collected then 'L'
        when withheld then 'Q'
        else obs_status
      end as OBS_STATUS,
      if(
        withheld
        and not not_collected,
        'C',
        'F'
      ) as CONF_STATUS,
      'PT' as UNIT_MEASURE,
      VINTAGE
    from bridge_rate
  )
select
  *
from final
order by
  REF_AREA,
  TIME_PERIOD,
  AGE,
  BACKGROUND,
  STATUS_ORDER,
  INDICATOR,
  SOURCE,
  STATUS,
  MAIN_ACTIVITY,
  VINTAGE
