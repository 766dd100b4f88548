-- Purpose: what a snapshot's counts may not be: twice the same key, a value where none may be or none where one must be, a value that is
--          not rounded, an unknown status, a vintage at which nothing was published, what stood already told as if it were new
--          (a month that was published twice at a vintage may be again what it was before)
-- Grain:   one row a kind of fault that occurs
-- Reads:   getvariable('counts'), counts.parquet; getvariable('rounding_base'); getvariable('vintages'), of the manifest;
--          getvariable('again'), vintages and months that were published twice, with a blank between
-- Writes:  fault, rows (how many)
with counts as (
    select
        *,
        lag(concat_ws('|', OBS_STATUS, CONF_STATUS, OBS_VALUE)) over (
            partition by
                TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
            order by VINTAGE
        ) as content_before
    from read_parquet(getvariable('counts'), hive_partitioning = false)
),

keys as (
    select count(*) as copies
    from counts
    group by
        TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE, VINTAGE
),

judged as (
    select
        case
            when OBS_STATUS not in ('A', 'P', 'Q', 'L') then 'an OBS_STATUS that counts do not have'
            when OBS_STATUS in ('Q', 'L') and OBS_VALUE is not null then 'a value on a row that is withheld or not collected'
            when OBS_STATUS in ('A', 'P') and OBS_VALUE is null then 'no value on a row that is published'
            when (OBS_STATUS = 'Q') <> (CONF_STATUS = 'C') then 'a CONF_STATUS that does not go with OBS_STATUS'
            when OBS_VALUE < 0 or OBS_VALUE % getvariable('rounding_base') <> 0 then 'a value that is not rounded'
            when not list_contains(getvariable('vintages'), VINTAGE) then 'a VINTAGE that manifest.json does not have'
            when concat_ws('|', OBS_STATUS, CONF_STATUS, OBS_VALUE) = content_before
                and not list_contains(getvariable('again'), concat(VINTAGE, ' ', TIME_PERIOD)) then 'a VINTAGE at which nothing changed'
        end as fault
    from counts
),

final as (
    select fault, cast(count(*) as integer) as rows
    from judged
    where fault is not null
    group by fault

    union all

    select 'a key that occurs more than once' as fault, cast(count(*) as integer) as rows
    from keys
    where copies > 1
    having count(*) > 0
)

select * from final
order by fault
