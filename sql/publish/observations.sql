-- Purpose: the observations as typed columns
-- Grain:   one row an observation: all dimensions and VINTAGE
-- Reads:   getvariable('csv'), observations.csv.gz of the same snapshot
-- Writes:  observations.parquet of the snapshot
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
        compression = 'gzip',
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
            'OBS_VALUE': 'double',
            'LOWER': 'double',
            'UPPER': 'double',
            'INTERVAL_METHOD': 'varchar',
            'NOWCAST_LOWER': 'double',
            'NOWCAST_UPPER': 'double',
            'SHOW_LOWER': 'double',
            'SHOW_UPPER': 'double',
            'INTERVAL_SHOWN': 'varchar',
            'METHOD': 'varchar',
            'N_BASE': 'integer',
            'OBS_STATUS': 'varchar',
            'CONF_STATUS': 'varchar',
            'REVISION': 'varchar',
            'COMPLETENESS': 'double',
            'UNIT_MEASURE': 'varchar',
            'DECIMALS': 'integer',
            'VINTAGE': 'varchar'
        }
    )
)

select * from final
order by
    DATAFLOW, FREQ, REF_AREA, INDICATOR, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD, VINTAGE
