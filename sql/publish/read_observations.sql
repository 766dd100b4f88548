-- Purpose: the observations of a snapshot as they lie in its Parquet file
-- Grain:   one row an observation, in the order of the file
-- Reads:   getvariable('observations'), observations.parquet
-- Writes:  all its columns
with final as (
    select *, file_row_number as position
    from read_parquet(getvariable('observations'), hive_partitioning = false, file_row_number = true)
)

select * exclude (position, file_row_number) from final
order by position
