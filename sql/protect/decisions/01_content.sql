-- Purpose: what is public of every cell: the proposal of the rules, unless the audit suppresses or holds it.
-- Grain: one row per cell.
-- Reads: proposals; suppressed (numbers of cells, as JSON); held (blocks: table and area with a blank between).
-- Writes: temporary view content
create or replace temp view content as
with
  suppressed as (
    select
      unnest(from_json(getvariable('suppressed'), '["BIGINT"]')) as cell,
      true as suppressed
  ),
  standing as (
    select
      *,
      list_contains(getvariable('held'), block)
      and collected = 1 as kept,
      coalesce(suppressed.suppressed, false)
      and collected = 1
      and not kept as is_suppressed
    from read_parquet(getvariable('proposals'), hive_partitioning = false)
    left join suppressed using (cell)
  ),
  final as (
    select
      * exclude (rules, STANDS, LEAST, MOST),
      case
        when kept then coalesce(OLD_RULES, 'block')
        when is_suppressed then concat_ws(' ', nullif(rules, ''), 'audit')
        else rules
      end as rules,
      if(kept, 'kept', if(is_suppressed, 'new', STANDS)) as STANDS,
      case
        when kept then OLD_VALUE
        when is_suppressed then null
        else OBS_VALUE
      end as value,
      case
        when kept then coalesce(OLD_STATUS, 'Q')
        when is_suppressed then 'Q'
        else OBS_STATUS
      end as status,
      case
        when kept then coalesce(OLD_LEAST, 0)
        when is_suppressed then 0
        else LEAST
      end as LEAST,
      case
        when kept then OLD_MOST
        when is_suppressed then null
        else MOST
      end as MOST
    from standing
  )
select
  *
from final;
