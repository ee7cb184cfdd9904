-- When a device was last seen to have begun anew: its uptime went back, and that was no wrap of the counter (snmp-engine.md 8).
alter table device add column restarted_at timestamptz;
create index device_restarted on device (restarted_at) where restarted_at is not null;

-- Threshold: hours that a restart is told of.
insert into event_rule (name, watch, measure, comparison, threshold, clear_at, least, for_s, clear_s, severity, enabled, builtin)
values ('device_restarted', 'DEVICE_RESTARTED', '', 'ABOVE', 24, null, 1, 0, 0, 'WARNING', true, true);
