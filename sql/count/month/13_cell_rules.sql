-- Purpose: what each cell of the month is a part of, and whether the registers cover it and the payers behind it.
-- Grain: one row per cell.
-- Reads: cells; collected; tables, categories, areas (declarations as JSON).
-- Writes: temporary table cell_rules
create or replace temp table cell_rules as
with
  groups as (
    select
      group_no,
      table_id,
      ref_area,
      published_sex,
      behind_reports,
      first_own <> '_T' as is_category
    from cell_groups()
  ),
  final as (
    select
      cell,
      base_cell,
      group_no,
      age_no,
      measure_no,
      base_no,
      groups.table_id,
      groups.ref_area,
      published_sex,
      is_category,
      measures.status_order = 'ANNUAL' as is_annual,
      case
        when behind_reports then on_reporting
        when waits_for = 'work' then on_work
        when waits_for = 'services' then on_services
        when waits_for = 'self_employment' then on_self_employment
        else true
      end as collected,
      if(
        behind_reports,
        on_reporting,
        on_work
        and behind = 'wage_payers'
      ) as on_wages,
      on_work
      and by_benefits
      and behind = 'benefit_payers' as on_benefits
    from read_parquet(getvariable('cells'), hive_partitioning = false)
    join ordered_measures() as measures using (measure_no)
    join groups using (group_no)
    cross join collected
  )
select
  *
from final;
