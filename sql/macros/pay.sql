-- Purpose: flags and pay rules of the Incomes Register's reports.

-- A register flag that is set: 1, while 0 and empty are both not set.
create or replace macro flag_set(flag) as coalesce(flag, '0') = '1';
