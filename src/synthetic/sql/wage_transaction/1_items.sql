-- The items of every report.
create or replace temp table items as
select
  n,
  employment,
  period_end,
  kind,
  report_id,
  payment_date,
  unnest(
    case
      when kind = 2 then [{code: '101', cents: cents, flag: 0}, {code: '102', cents: cents, flag: 0}]
      when kind = 3 then [{code: '227', cents: cents, flag: 0}, {code: '402', cents: cents // 5, flag: 0}]
      when kind = 4 then [{code: '235', cents: cents, flag: 0}]
      when kind = 5 then [{code: '234', cents: cents, flag: 1}, {code: '402', cents: cents // 5, flag: 0}]
      when kind = 6 then [{code: if(n % 2 = 0, '101', '203'), cents: cents, flag: 1}]
      when kind = 7 then [{code: '210', cents: cents, flag: 0}]
      when kind = 8 then [{code: '319', cents: cents, flag: 0}]
      when kind = 9 then [{code: '317', cents: cents, flag: 0}]
      when kind = 10 then [
        {code: '321', cents: cents, flag: 0},
        {code: '322', cents: cents, flag: 0},
        {code: '323', cents: cents, flag: 0},
        {code: '324', cents: cents, flag: 0},
        {code: '325', cents: cents - cents // 50, flag: 0}
      ]
      when kind = 12 then [{code: '201', cents: cents, flag: 2}]
      when kind = 13 then [{code: '201', cents: cents, flag: 3}]
      else list_concat(
        [{code: '201', cents: cents, flag: 0}],
        if(draw('shift', n, employment) < 180000, [{code: '207', cents: cents // 12, flag: 0}], []),
        if(draw('phone', n, employment) < 25000, [{code: '317', cents: 2000::bigint, flag: 0}], []),
        if(
          month(payment_date) = 6
          and draw('holiday', payer, 0) < 650000,
          [{code: '213', cents: cents // 2, flag: 1}],
          []
        ),
        if(
          month(payment_date) = 3
          and draw('bonus', n, employment) < 60000,
          [{code: '203', cents: cents // 3, flag: 1}],
          []
        ),
        if(draw('withheld', payer, 0) < 800000, [{code: '402', cents: cents * 22 // 100, flag: 0}], [])
      )
    end,
    recursive := true
  )
from wage_visible;
