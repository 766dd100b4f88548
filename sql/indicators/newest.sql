-- Purpose: the published counts as last known: of each cell what has stood since its newest vintage. A block of a month that was never
--          released tells nothing yet: it is not collected, which is not the same as withheld
-- Grain:   one row a cell and measure (table, all dimensions)
-- Reads:   getvariable('counts'), Parquet files of published counts, any number of vintages a month; releases (sql/indicators/releases.sql)
-- Writes:  temporary table newest_counts, which the statements of the indicators read
create or replace temp table newest_counts as
with counts as (
    select * from read_parquet(getvariable('counts'), hive_partitioning = false)
),

newest as (
    select
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
        max(VINTAGE) as VINTAGE
    from counts
    group by
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
),

never_released as (
    select table_id, ref_area, month
    from releases
    group by table_id, ref_area, month
    having not bool_or(release_status = 'RELEASED')
),

final as (
    select
        counts.* replace (
            if(never_released.month is null, counts.OBS_STATUS, 'L') as OBS_STATUS,
            if(never_released.month is null, counts.CONF_STATUS, 'F') as CONF_STATUS
        )
    from counts
    inner join newest
        using (
            TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
            VINTAGE
        )
    left join never_released
        on never_released.table_id = counts.TABLE_ID
        and never_released.ref_area = counts.REF_AREA
        and never_released.month = counts.TIME_PERIOD
)

select * from final
order by
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
