-- Purpose: the true counts of one month in every cell of the declared tables: persons and their status in both orders. Counts of employed persons
--          have their payers beside them, as have counts of wage earners of the previous month by whether those payers have reported for the month;
--          counts of unemployed persons have the payers of benefits where unemployment is known from benefits.
-- Grain: one row per cell, in the order of their numbers. The base of a measure is the count that it is a part of; the base of a category's persons
--        is the number of persons whom the table covers (`_T` has none).
-- Reads: cell_rules, counts, covered, wages, benefit_payers (sql/count/month); month.
-- Writes: counts/<month>.
with
  final as (
    select
      cell,
      getvariable('month')::varchar as TIME_PERIOD,
      if(collected, coalesce(counts.persons, 0), null) as persons,
      case
        when cell_rules.base_no is not null then coalesce(bases.persons, 0)
        when is_category then coalesce(covered.persons, 0)
      end as base,
      if(on_wages, coalesce(wage.payers, 0), null) as payers,
      if(on_wages, coalesce(wage.top_persons, 0), null) as top_payer_persons,
      if(on_wages, coalesce(wage.persons, 0), null) as wage_persons,
      if(on_wages, euros(coalesce(wage.top_cents, 0)), null) as top_payer_pay,
      if(on_wages, euros(coalesce(wage.cents, 0)), null) as pay,
      if(on_benefits, coalesce(benefit_payers.payers, 0), null) as benefit_payers,
      collected::integer as collected
    from cell_rules
    left join counts using (group_no, age_no, measure_no)
    left join counts as bases on bases.group_no = cell_rules.group_no
    and bases.age_no = cell_rules.age_no
    and bases.measure_no = cell_rules.base_no
    left join covered using (table_id, ref_area, published_sex, age_no)
    left join wages using (group_no, age_no, is_annual)
    left join benefit_payers using (group_no, age_no, measure_no)
  )
select
  *
from final
order by
  cell
