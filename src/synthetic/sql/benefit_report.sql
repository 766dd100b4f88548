-- Purpose: TAX_BENEFIT_report of one payment month.
-- Grain: report. Reads: benefit_visible, person. Writes: TAX_BENEFIT_report_<yyyy>_<mm>.csv.
with
  final as (
    select
      benefit_visible.report_id as "repId",
      min(benefit_visible.delivery_id) as "delId",
      min(person.id) as "IncomeEarnerHid_e",
      if(bool_or(benefit_visible.is_corrected), 2, 1) as "reportVersion",
      strftime(min(benefit_visible.received), '%Y-%m-%d') || ' 06:00:00' as "receivedTimestamp",
      strftime(min(benefit_visible.received), '%Y-%m-%d') || ' 05:30:00' as "createdTimestamp"
    from benefit_visible
    inner join person on person.n = benefit_visible.n
    group by
      benefit_visible.report_id
  )
select
  *
from final
order by
  "repId"
