-- Purpose: the payers whose reports of a payment month are late: a share of its payers, drawn at random or those with the largest share of one background.
-- Grain: payer. Reads: getvariable('files'), person. Writes: late_payer.
with
  staff as (
    select distinct
      report.payer,
      report.n,
      if(person.foreign_background, 'foreign', 'finnish') = getvariable('background') as is_theirs
    from read_parquet(getvariable('files'), hive_partitioning = false) as report
    inner join person on person.n = report.n
    -- The substitute payer is an authority of its own.
    where
      report.payment_month = getvariable('month')
      and report.payer < 2000000000
  ),
  payers as (
    select
      payer,
      count(*) filter(is_theirs) as theirs,
      count(*) as persons
    from staff
    group by
      payer
  ),
  ranked as (
    select
      payer,
      count(*) over () as everyone,
      row_number() over (
        order by
          theirs * 1000000 // persons desc,
          theirs desc,
          draw('late_payer', payer, getvariable('month')),
          payer
      ) as rank
    from payers
  ),
  final as (
    select
      payer,
      everyone
    from ranked
    where
      rank <= part_of(getvariable('share'), everyone)
  )
select
  *
from final
order by
  payer
