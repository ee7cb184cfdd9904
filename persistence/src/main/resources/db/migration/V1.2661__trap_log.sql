-- Traps that mean something to us, of devices that we know (devices.md 13); each once, however many nodes heard it.
create table trap_log (
    id             bigint generated always as identity primary key,
    received_at    timestamptz not null default now(),
    device_id      bigint      not null references device on delete cascade,
    kind           text        not null,                 -- object identifier of the trap
    name           text        not null,
    interface_id   bigint      references interface on delete set null,
    interface_name text        not null default '',
    details        text        not null default '',      -- what it carried
    node           text        not null default '',
    digest         text        not null                  -- of what it carried, so that a second copy is known
);
create unique index trap_log_once on trap_log (device_id, digest);
create index trap_log_received on trap_log (received_at desc);
create index trap_log_of_device on trap_log (device_id, id desc);
