-- Purpose: what a rule says of a count: while what it said before is carried forward that, else what it says now.
-- Grain: one value.
-- Reads: whether it is carried forward, the names of the rules that withheld the count before, the rule's name, and what it says now.
-- Writes: a boolean.
create or replace macro said_before(carried, rules_before, rule, now) as if(carried, list_contains(rules_before, rule), now);
