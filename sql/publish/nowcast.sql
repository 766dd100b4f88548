-- Purpose: the nowcasts as typed columns
-- Grain:   one row a series and month of which reports still arrive
-- Reads:   getvariable('csv'), the rows as they were made; empty text is an empty source or reason, empty numbers are none
-- Writes:  nowcast.parquet of the snapshot
with rows as (
    select *
    from read_csv(
        getvariable('csv'),
        hive_partitioning = false,
        auto_detect = false,
        header = true,
        delim = ',',
        nullstr = '',
        columns = {
            'REF_AREA': 'varchar',
            'INDICATOR': 'varchar',
            'BACKGROUND': 'varchar',
            'GENERATION': 'varchar',
            'LANGUAGE': 'varchar',
            'SEX': 'varchar',
            'AGE': 'varchar',
            'PERMIT_GROUND': 'varchar',
            'STAY': 'varchar',
            'STATUS_ORDER': 'varchar',
            'TIME_PERIOD': 'varchar',
            'DELAY': 'integer',
            'METHOD': 'varchar',
            'VALUE': 'double',
            'LOWER_80': 'double',
            'UPPER_80': 'double',
            'LOWER_95': 'double',
            'UPPER_95': 'double',
            'COMPLETENESS': 'double',
            'NAIVE': 'double',
            'LAST_YEAR': 'double',
            'BACK_TESTS': 'integer',
            'MAE': 'double',
            'MAE_NAIVE': 'double',
            'MAE_LAST_YEAR': 'double',
            'COVERAGE_80': 'double',
            'COVERAGE_95': 'double',
            'SOURCE': 'varchar',
            'LINK_FACTOR': 'double',
            'LEVEL_SHIFT': 'double',
            'REASON': 'varchar'
        }
    )
),

final as (
    select * replace (coalesce(SOURCE, '') as SOURCE, coalesce(REASON, '') as REASON)
    from rows
)

select * from final
order by
    REF_AREA, INDICATOR, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
