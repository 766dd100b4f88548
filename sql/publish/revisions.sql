-- Purpose: what changed between two snapshots, as typed columns
-- Grain:   one row an observation (all dimensions) whose value or status changed
-- Reads:   getvariable('csv'), the revisions as comma-separated values
-- Writes:  revisions.parquet
with final as (
    select *
    from read_csv(
        getvariable('csv'),
        hive_partitioning = false,
        auto_detect = false,
        header = true,
        delim = ',',
        quote = '"',
        escape = '"',
        nullstr = '',
        columns = {
            'DATAFLOW': 'varchar',
            'FREQ': 'varchar',
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
            'OLD_VALUE': 'double',
            'NEW_VALUE': 'double',
            'DELTA': 'double',
            'UNIT_MEASURE': 'varchar',
            'OLD_STATUS': 'varchar',
            'NEW_STATUS': 'varchar',
            'OLD_DELAY': 'integer',
            'NEW_DELAY': 'integer',
            'CAUSE': 'varchar'
        }
    )
)

select * from final
order by
    DATAFLOW, FREQ, REF_AREA, INDICATOR, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
