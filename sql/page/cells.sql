-- Purpose: the observations that the page's figures are made of: gaps; rates by background and sex; persons by background, ground and stay. Of
--          statuses the order of the monthly statistics. Beside each why it has no value yet and since when something that it is made of is held
-- Grain:   one row an observation
-- Reads:   getvariable('observations'), getvariable('nowcasts'), getvariable('release_status') (Parquet files of a snapshot); getvariable('gaps'),
--          getvariable('rates'), getvariable('by_group') (indicators), getvariable('population') (the indicator of persons)
-- Writes:  rows for the page
with chosen as (
    select
        *,
        case when PERMIT_GROUND <> '_T' then 'by_ground' when STAY <> '_T' then 'by_stay' else 'by_background' end as table_id
    from read_parquet(getvariable('observations'), hive_partitioning = false)
    where
        STATUS_ORDER in ('MONTHLY', '_Z')
        and GENERATION = '_T'
        and LANGUAGE = '_T'
        and (AGE = '_T' or INDICATOR <> getvariable('population'))
        and (
            (list_contains(getvariable('gaps'), INDICATOR) and PERMIT_GROUND = '_T' and STAY = '_T')
            or (list_contains(getvariable('rates'), INDICATOR) and PERMIT_GROUND = '_T' and STAY = '_T')
            or (list_contains(getvariable('by_group'), INDICATOR) and SEX = '_T')
        )
),

nowcasts as (
    select *
    from read_parquet(getvariable('nowcasts'), hive_partitioning = false)
    where REASON <> ''
),

last_released as (
    select TABLE_ID as table_id, REF_AREA, TIME_PERIOD, max(VINTAGE) filter (where RELEASE_STATUS = 'RELEASED') as vintage
    from read_parquet(getvariable('release_status'), hive_partitioning = false)
    group by TABLE_ID, REF_AREA, TIME_PERIOD
),

held as (
    select status.TABLE_ID as table_id, status.REF_AREA, status.TIME_PERIOD, min(status.VINTAGE) as since
    from read_parquet(getvariable('release_status'), hive_partitioning = false) as status
    inner join last_released
        on last_released.table_id = status.TABLE_ID
        and last_released.REF_AREA = status.REF_AREA
        and last_released.TIME_PERIOD = status.TIME_PERIOD
    where status.RELEASE_STATUS = 'HELD' and (last_released.vintage is null or status.VINTAGE > last_released.vintage)
    group by status.TABLE_ID, status.REF_AREA, status.TIME_PERIOD
),

final as (
    select
        chosen.REF_AREA as area,
        chosen.INDICATOR as indicator,
        chosen.BACKGROUND as background,
        chosen.SEX as sex,
        chosen.AGE as age,
        chosen.PERMIT_GROUND as ground,
        chosen.STAY as stay,
        chosen.TIME_PERIOD as month,
        chosen.OBS_VALUE as value,
        chosen.SHOW_LOWER as lower,
        chosen.SHOW_UPPER as upper,
        chosen.NOWCAST_LOWER as nowcast_lower,
        chosen.NOWCAST_UPPER as nowcast_upper,
        chosen.OBS_STATUS as status,
        coalesce(nowcasts.REASON, '') as reason,
        chosen.COMPLETENESS as completeness,
        chosen.N_BASE as base,
        chosen.VINTAGE as vintage,
        coalesce(held.since, '') as held_since
    from chosen
    left join nowcasts
        using (
            REF_AREA, INDICATOR, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
        )
    left join held
        on held.table_id = chosen.table_id and held.REF_AREA = chosen.REF_AREA and held.TIME_PERIOD = chosen.TIME_PERIOD
)

select * from final
order by indicator, area, background, sex, age, ground, stay, month
