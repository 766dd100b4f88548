-- Purpose: what became of a month's cells at a vintage: told, withheld by a rule, withdrawn by the audit, or standing from before.
-- Grain: one row a table and kind of area (city or all together). Cells that nothing published is made of are left out.
-- Reads: decisions; audited (numbers of the cells that the audit withdrew, as JSON).
-- Writes: columns below, to the bench only.
with
audited as (
  select unnest(from_json(getvariable('audited'), '["BIGINT"]')) as cell
),
cells as (
  select
    TABLE_ID,
    if(REF_AREA = 'C6', 'C6', 'city') as area,
    persons,
    OBS_VALUE is not null as has_value,
    case
      when audited.cell is not null then 'audit'
      when OBS_VALUE is null and rules <> '' then 'rule'
      when HELD then 'held'
      else 'told'
    end as fate
  from read_parquet(getvariable('decisions'), file_row_number = true)
  left join audited on audited.cell = file_row_number
  where collected = 1 and not contains(rules, 'unneeded')
),
final as (
  select
    TABLE_ID as table_id,
    area,
    count(*)::integer as cells,
    count_if(fate = 'rule' and persons = 0)::integer as empty,
    count_if(fate = 'rule' and persons > 0)::integer as by_rule,
    count_if(fate = 'audit')::integer as by_audit,
    count_if(fate = 'held')::integer as held,
    count_if(has_value)::integer as with_value
  from cells
  group by all
)
select * from final
order by table_id, area
