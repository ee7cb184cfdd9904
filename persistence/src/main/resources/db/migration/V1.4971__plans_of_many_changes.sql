-- What these functions compare is how rows were before and after a statement. PostgreSQL plans the comparison when a connection comes by for the
-- first time, mostly after a statement that has changed no row or one, and keeps the plan: each row with each. Where a PON port with thousands
-- of ONUs falls silent that is millions of comparisons in one transaction. Joined by hash or merge it is quick for one row and for all of them.
alter function event_told() set enable_nestloop = off;
alter function tell_events() set enable_nestloop = off;
alter function tell_devices() set enable_nestloop = off;
alter function tell_reach() set enable_nestloop = off;
alter function tell_jobs() set enable_nestloop = off;
alter function tell_actions() set enable_nestloop = off;
alter function tell_messages() set enable_nestloop = off;

-- An event at large is looked for by its subject, whatever its kind.
drop index event_covering;
create index event_covering on event (subject) where live;
