-- Purpose: the observations of the page's figures: gaps; rates by background and sex; persons by background, ground and stay; statuses in the monthly
--          order only. Beside each, the reason why it has no value yet, and since when one of its inputs has been held
-- Grain: one row per observation
-- Reads: getvariable('observations'), getvariable('nowcasts') (Parquet files of a snapshot); blocks_held (sql/page/blocks_held.sql);
--        getvariable('gaps'), getvariable('rates'), getvariable('by_group') (indicators), getvariable('population') (the indicator of persons)
-- Writes: rows for the page
with
  chosen as (
    select
      *,
      case
        when PERMIT_GROUND <> '_T' then 'by_ground'
        when STAY <> '_T' then 'by_stay'
        else 'by_background'
      end as table_id
    from published_observations ([getvariable('observations')])
    where
      STATUS_ORDER in ('MONTHLY', '_Z')
      and columns(list_filter(split_dimensions(), name -> name not in ('BACKGROUND', 'PERMIT_GROUND', 'STAY'))) = '_T'
      and (
        AGE = '_T'
        or INDICATOR <> getvariable('population')
      )
      and (
        (
          list_contains(list_concat(getvariable('gaps'), getvariable('rates')), INDICATOR)
          and PERMIT_GROUND = '_T'
          and STAY = '_T'
        )
        or (
          list_contains(getvariable('by_group'), INDICATOR)
          and SEX = '_T'
        )
      )
  ),
  reasons as (
    select
      columns(place_columns()),
      REASON as reason
    from published_nowcasts ([getvariable('nowcasts')])
    where
      REASON <> ''
  ),
  final as (
    select
      REF_AREA as area,
      INDICATOR as indicator,
      BACKGROUND as background,
      SEX as sex,
      AGE as age,
      PERMIT_GROUND as ground,
      STAY as stay,
      TIME_PERIOD as month,
      OBS_VALUE as value,
      SHOW_LOWER as lower,
      SHOW_UPPER as upper,
      NOWCAST_LOWER as nowcast_lower,
      NOWCAST_UPPER as nowcast_upper,
      OBS_STATUS as status,
      coalesce(reason, '') as reason,
      COMPLETENESS as completeness,
      N_BASE as base,
      VINTAGE as vintage,
      coalesce(held_since, '') as held_since
    from chosen
    natural left join reasons
    left join blocks_held using (table_id, REF_AREA, TIME_PERIOD)
  )
select
  *
from final
order by
  indicator,
  area,
  background,
  sex,
  age,
  ground,
  stay,
  month
