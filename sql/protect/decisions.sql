-- Purpose: what is public of every cell after a vintage: what the rules propose, but for numbers that the audit suppresses and for blocks (a table's
--          cells in an area) that it holds: those stay as they were published before.
-- Grain: one row a cell, in the order of their numbers; with its codes, as a later vintage numbers cells by its own declarations.
-- Reads: content; cells; vintage; measured, the name that
--        this vintage's person-months are known by.
-- Writes: decisions/<month>, in the store only: outside nobody can tell one reason from another, nor held from unchanged. STANDS: new, held (at most a
--         few persons have changed since it was measured) or kept (its block is held, whatever has changed).
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
      -- A value that is suppressed while few have changed could come back for them alone, if the count began anew.
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
