-- Consoles of devices: the password behind `enable`, the ssh key that a device showed first, and who is on its console (devices.md DEV-19).
alter table access_profile add column enable_secret text;

create table device_console (
    device_id   bigint primary key references device on delete cascade,
    host_key    text        not null default '',      -- fingerprint of the key that the device showed first
    key_of      text        not null default '',      -- address and port that showed it
    node        text        not null default '',
    lease_until timestamptz
);
