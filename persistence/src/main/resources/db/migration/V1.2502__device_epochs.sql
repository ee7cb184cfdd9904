-- How long a device runs and what its list of interfaces looked like when it was read: tells when names and numbers may have changed.
alter table device_poll
    add column uptime_ticks    bigint,                    -- sysUpTime.0 of the last poll, hundredths of a second
    add column uptime_at       timestamptz,               -- when it was that old
    add column interfaces_sign text not null default '';  -- ifNumber.0/ifTableLastChange.0 with the last whole list
