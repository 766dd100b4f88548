-- Purpose: what snapshots tell of one month, as whoever has nothing but their files reads it
-- Grain:   one row a published cell and vintage, whichever snapshots tell of it
-- Reads:   getvariable('counts'), counts.parquet of the snapshots, oldest first; getvariable('bases'), JSON of what each rounds to;
--          getvariable('tables'), JSON of {table_id, dimension}; getvariable('month')
-- Writes:  cell (the codes, joined; of a table that is not declared the category is `?`), vintage, value, withheld (0 or 1), base (of
--          the oldest snapshot that tells it)
with snapshots as (
    select
        unnest(getvariable('counts')) as file,
        unnest(from_json(getvariable('bases'), '["INTEGER"]')) as base,
        generate_subscripts(getvariable('counts'), 1) as position
),

tables as (
    select unnest(from_json(getvariable('tables'), '[{"table_id":"VARCHAR","dimension":"VARCHAR"}]'), max_depth := 2)
),

counts as (
    select *
    from read_parquet(getvariable('counts'), hive_partitioning = false, filename = true)
    where TIME_PERIOD = getvariable('month')
),

named as (
    select
        concat_ws(
            '|',
            TABLE_ID, REF_AREA, SEX, AGE,
            case dimension
                when 'BACKGROUND' then BACKGROUND
                when 'GENERATION' then GENERATION
                when 'LANGUAGE' then LANGUAGE
                when 'PERMIT_GROUND' then PERMIT_GROUND
                when 'STAY' then STAY
                else '?'
            end,
            STATUS_ORDER, MEASURE
        ) as cell,
        VINTAGE as vintage,
        OBS_VALUE as value,
        if(OBS_STATUS = 'Q', 1, 0) as withheld,
        base,
        position
    from counts
    inner join snapshots on snapshots.file = counts.filename
    left join tables using (TABLE_ID)
),

final as (
    select
        cell,
        vintage,
        cast(min(value) as integer) as value,
        cast(min(withheld) as integer) as withheld,
        cast(min_by(base, position) as integer) as base
    from named
    group by cell, vintage
)

select * from final
order by vintage, cell
