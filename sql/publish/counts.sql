-- Purpose: the published counts of a snapshot, every month and vintage, as one table
-- Grain:   one row a cell, measure and vintage
-- Reads:   getvariable('counts'), Parquet files of published counts
-- Writes:  counts.parquet of the snapshot
with published as (
    select * from read_parquet(getvariable('counts'), hive_partitioning = false)
),

final as (
    select
        TABLE_ID,
        REF_AREA,
        TIME_PERIOD,
        SEX,
        AGE,
        BACKGROUND,
        GENERATION,
        LANGUAGE,
        PERMIT_GROUND,
        STAY,
        STATUS_ORDER,
        MEASURE,
        cast(OBS_VALUE as integer) as OBS_VALUE,
        OBS_STATUS,
        CONF_STATUS,
        UNIT_MEASURE,
        VINTAGE
    from published
)

select * from final
order by
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE, VINTAGE
