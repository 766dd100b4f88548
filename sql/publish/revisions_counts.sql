-- Purpose: the published counts that two snapshots tell differently, each as last known there
-- Grain:   one row a cell and measure whose value, or the reason why it has none, is another
-- Reads:   getvariable('before'), getvariable('after'): counts.parquet of the two snapshots
-- Writes:  cell (the codes, joined), delta (persons; a count that was or is not collected stands for nobody there, one that is or was
--          withheld has no difference: 0)
with before as (
    select *, coalesce(OBS_VALUE, 0) as value, if(OBS_VALUE is null, OBS_STATUS, '') as absence
    from read_parquet(getvariable('before'), hive_partitioning = false)
    qualify
        VINTAGE = max(VINTAGE) over (
            partition by
                TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
        )
),

after as (
    select *, coalesce(OBS_VALUE, 0) as value, if(OBS_VALUE is null, OBS_STATUS, '') as absence
    from read_parquet(getvariable('after'), hive_partitioning = false)
    qualify
        VINTAGE = max(VINTAGE) over (
            partition by
                TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
        )
),

both_told as (
    select
        concat_ws(
            '|',
            TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
        ) as cell,
        coalesce(before.value, 0) as value_before,
        coalesce(after.value, 0) as value_after,
        -- a cell that a snapshot does not have was not declared then
        coalesce(before.absence, 'L') as absence_before,
        coalesce(after.absence, 'L') as absence_after
    from before
    full join after
        using (TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE)
),

final as (
    select
        cell,
        cast(if('Q' in (absence_before, absence_after), 0, value_after - value_before) as integer) as delta
    from both_told
    where value_before != value_after or absence_before != absence_after
)

select * from final
order by cell
