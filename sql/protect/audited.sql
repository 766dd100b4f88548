-- Purpose: what an audit has to know of a month's cells: the true count, what is public of it, and what was public before.
-- Grain: one row a cell of the grid that something published could be made of, once it was collected.
-- Reads: decisions, before (the month's decisions before, none at first), counts.
-- Writes: cell (number of the row in the grid from 0) and the columns below, to the audit only.
with
decisions as (
  select *, file_row_number as cell from read_parquet(getvariable('decisions'), file_row_number = true)
),
counts as (
  select file_row_number as cell, base from read_parquet(getvariable('counts'), file_row_number = true)
),
before as (
  select * from read_parquet(getvariable('before'))
),
final as (
  select
    decisions.cell::integer as cell,
    decisions.persons::integer as persons,
    counts.base::integer as base,
    decisions.rules,
    decisions.OBS_VALUE as value,
    before.OBS_VALUE as value_before,
    decisions.HELD::integer as held,
    decisions.STILL::integer as still
  from decisions
  join counts using (cell)
  left join before
    using (table_id, ref_area, time_period, sex, age, background, generation, language, permit_ground, stay, status_order, measure)
  where
    decisions.collected = 1
    and (decisions.OBS_VALUE is not null or not contains(decisions.rules, 'unneeded'))
)
select * from final
order by cell
