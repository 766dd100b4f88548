-- Purpose: which rules withhold a month's cells at a vintage; one cell may be withheld by several.
-- Grain: one row a rule. Cells that nothing published is made of are left out.
-- Reads: decisions.
-- Writes: rule and cells, to the bench only.
with
withheld as (
  select unnest(string_split(rules, ' ')) as rule
  from read_parquet(getvariable('decisions'))
  where collected = 1 and OBS_VALUE is null and rules <> '' and not contains(rules, 'unneeded')
),
final as (
  select rule, count(*)::integer as cells
  from withheld
  where rule <> 'audit'
  group by rule
)
select * from final
order by rule
