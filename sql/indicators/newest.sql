-- Purpose: the published counts as last known: of each cell what has stood since its newest vintage
-- Grain:   one row a cell and measure (table, all dimensions)
-- Reads:   getvariable('counts'), Parquet files of published counts, any number of vintages a month
-- Writes:  temporary table newest_counts, which the statements of the indicators read
create or replace temp table newest_counts as
with counts as (
    select * from read_parquet(getvariable('counts'))
),

newest as (
    select
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
        max(VINTAGE) as VINTAGE
    from counts
    group by
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
),

final as (
    select counts.*
    from counts
    inner join newest
        using (
            TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
            VINTAGE
        )
)

select * from final
order by
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
