-- Purpose: TAX_INCOMES_report of one payment month, with a few rows that break the contract.
-- Grain: report. Reads: wage_visible, person. Writes: TAX_INCOMES_report_<yyyy>_<mm>.csv.
-- The rows of the file.
with
  final as (
    select
      n,
      employment,
      period_end,
      kind,
    copy,
    report_id as "repId",
    delivery_id as "delId",
    id as "incomeEarnerHid_e",
    version as "reportVersion",
    coalesce(strftime(employment_start, '%d.%m.%Y'), '') as "employmentStartDate",
    coalesce(strftime(employment_end, '%d.%m.%Y'), '') as "employmentEndDate",
    case
      when voluntary < 300000 then '1'
      when voluntary < 400000 then '2'
      else ''
    end as "employmentCode",
    if(voluntary < 700000, (11000 + draw('occupation', n, employment) % 85000)::varchar, '') as "professionCode1",
    '1' as "pensionActCode",
    strftime(received, '%Y-%m-%d') || ' 0' || (7 + employment % 3)::varchar || ':15:00' as "reportReceivedTimstamp",
    strftime(version_received, '%Y-%m-%d') || ' 09:45:00' as "reportVersionReceivedTimestamp",
    strftime(version_received + 1, '%d.%m.%Y') || chr(13) as "latauspvm<CR>"
    from everything
  )
select
  columns(
    * exclude (
      n,
      employment,
      period_end,
      kind,
      copy
    )
  )
from final
order by
  n,
  employment,
  period_end,
  kind,
copy
