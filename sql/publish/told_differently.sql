-- Purpose: pairs of snapshots that tell different things of the same cell at the same vintage: one of them was not published as it is
-- Grain:   one row a month and pair of snapshots
-- Reads:   getvariable('counts'), counts.parquet of the snapshots; getvariable('month')
-- Writes:  one, other (paths of their files), keys (how many)
with counts as (
    select
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE, VINTAGE,
        concat_ws('|', OBS_STATUS, OBS_VALUE) as content,
        filename
    from read_parquet(getvariable('counts'), hive_partitioning = false, filename = true)
    where TIME_PERIOD = getvariable('month')
),

keys as (
    select min_by(filename, content) as one, max_by(filename, content) as other
    from counts
    group by
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE, VINTAGE
    having min(content) <> max(content)
),

final as (
    select least(one, other) as one, greatest(one, other) as other, cast(count(*) as integer) as keys
    from keys
    group by all
)

select * from final
order by one, other
