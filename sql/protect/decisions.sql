-- Purpose: what is public of every cell after a vintage: the proposal of the rules, except for numbers that the audit suppresses and for blocks (a
--          table's cells in an area) that it holds, whose earlier publication stays.
-- Grain: one row per cell, in the order of their numbers; with its codes, as a later vintage numbers cells by its own declarations.
-- Reads: content; cells; vintage; measured, the name of this vintage's person-months.
-- Writes: decisions/<month>, in the store only: outside it the reasons cannot be distinguished, nor held cells from unchanged ones. STANDS: new, held
--         (at most a few persons have changed since it was measured) or kept (its block is held, whatever has changed).
with
  codes as (
    select
      cell,
      columns(cell_columns())
    from read_parquet(getvariable('cells'), hive_partitioning = false)
  ),
  final as (
    select
      codes.* replace(content.TIME_PERIOD as TIME_PERIOD),
      persons,
      collected,
      rules,
      STANDS,
      STILL,
      value as OBS_VALUE,
      status as OBS_STATUS,
      if(status = 'Q', 'C', 'F') as CONF_STATUS,
      if(
        value is not distinct from OLD_VALUE
        and status is not distinct from OLD_STATUS,
        OLD_VINTAGE,
        getvariable('vintage')
      ) as VINTAGE,
      -- The base stays while few have changed: with a new one, a suppressed value could return because of those few alone.
      if(
        STANDS = 'held'
        or FEW_CHANGED
        or (
          kept
          and OLD_MEASURED is not null
        ),
        OLD_MEASURED,
        getvariable('measured')
      ) as MEASURED,
      LEAST,
      MOST
    from content
    join codes using (cell)
  )
select
  * exclude (cell)
from final
order by
  cell
