-- Purpose: what is public of every cell after a vintage: what the rules propose, but for numbers that the audit suppresses and for blocks (a
--          table's cells in an area) that it holds: those stay as they were published before.
-- Grain: one row a cell of the true counts.
-- Reads: proposals; suppressed (cells, as JSON of the numbers of their rows, from 0); held (blocks: table and area with a blank between);
--        vintage; measured, the name that this vintage's person-months are known by.
-- Writes: decisions/<month>, in the store only: outside nobody can tell one reason from another, nor held from unchanged. STANDS: new,
--         held (at most a few persons have changed since it was measured) or kept (its block is held, whatever has changed).
with
proposals as (
  select
    *,
    list_contains(getvariable('held'), concat(TABLE_ID, ' ', REF_AREA)) and collected = 1 as kept
  from read_parquet(getvariable('proposals'), hive_partitioning = false, file_row_number = true)
),
suppressed as (
  select unnest(from_json(getvariable('suppressed'), '["BIGINT"]')) as cell
),
standing as (
  select proposals.*, suppressed.cell is not null and collected = 1 and not kept as suppressed
  from proposals
  left join suppressed on suppressed.cell = file_row_number
),
content as (
  select
    * exclude (rules, STANDS, LEAST, MOST),
    case when kept then coalesce(OLD_RULES, 'block') when suppressed then concat_ws(' ', nullif(rules, ''), 'audit') else rules end as rules,
    if(kept, 'kept', if(suppressed, 'new', STANDS)) as STANDS,
    case when kept then OLD_VALUE when suppressed then null else OBS_VALUE end as value,
    case when kept then coalesce(OLD_STATUS, 'Q') when suppressed then 'Q' else OBS_STATUS end as status,
    case when kept then coalesce(OLD_LEAST, 0) when suppressed then 0 else LEAST end as LEAST,
    case when kept then OLD_MOST when suppressed then null else MOST end as MOST
  from standing
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    persons,
    collected,
    rules,
    STANDS,
    STILL,
    value as OBS_VALUE,
    status as OBS_STATUS,
    if(status = 'Q', 'C', 'F') as CONF_STATUS,
    if(value is not distinct from OLD_VALUE and status is not distinct from OLD_STATUS, OLD_VINTAGE, getvariable('vintage')) as VINTAGE,
    -- A value that is suppressed while few have changed could come back for them alone, if the count began anew.
    if(STANDS = 'held' or FEW_CHANGED or (kept and OLD_MEASURED is not null), OLD_MEASURED, getvariable('measured')) as MEASURED,
    LEAST,
    MOST,
    file_row_number
  from content
)
-- The proposals are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
