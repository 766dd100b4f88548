-- Purpose: how the months of an initial load would have become known, as counts of the published table of backgrounds: each sex, both together
--          and all backgrounds together, where each part is told
-- Grain:   one row a cell, month, delay and source
-- Reads:   getvariable('reconstructed'), reconstructed.parquet of the snapshot; getvariable('counts'), Parquet files of published counts, every
--          vintage: what was reconstructed after the newest of them is not known yet; getvariable('table_id')
-- Writes:  cell (the codes and the measure, joined as in sql/indicators/reporting_triangles.sql), month, delay, source, value
with newest as (
    select max(VINTAGE) as VINTAGE from read_parquet(getvariable('counts'), hive_partitioning = false)
),

told as (
    select reconstructed.* from read_parquet(getvariable('reconstructed'), hive_partitioning = false) as reconstructed
    cross join newest
    where reconstructed.VINTAGE <= newest.VINTAGE
),

both_sexes as (
    select * replace ('_T' as SEX) from told
),

sexes as (
    select TIME_PERIOD, DELAY, SOURCE, REF_AREA, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE, OBS_VALUE as value from told
    union all
    select
        TIME_PERIOD, DELAY, SOURCE, REF_AREA, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE,
        case when count(OBS_VALUE) = count(*) then sum(OBS_VALUE) end
    from both_sexes
    group by TIME_PERIOD, DELAY, SOURCE, REF_AREA, BACKGROUND, SEX, AGE, STATUS_ORDER, MEASURE
),

backgrounds as (
    select * from sexes
    union all
    select
        TIME_PERIOD, DELAY, SOURCE, REF_AREA, '_T', SEX, AGE, STATUS_ORDER, MEASURE,
        case when count(value) = count(*) then sum(value) end
    from sexes
    group by TIME_PERIOD, DELAY, SOURCE, REF_AREA, SEX, AGE, STATUS_ORDER, MEASURE
),

final as (
    select
        concat_ws('|', getvariable('table_id'), REF_AREA, BACKGROUND, '_T', '_T', SEX, AGE, '_T', '_T', STATUS_ORDER, MEASURE) as cell,
        TIME_PERIOD as month,
        DELAY as delay,
        SOURCE as source,
        cast(value as integer) as value
    from backgrounds
    where value is not null
)

select * from final
order by cell, month, delay, source
