-- Who is due, who is being read, how it went. One row per device; changes with every poll, so it stays narrow.
create table device_poll (
    device_id         bigint      primary key references device on delete cascade,
    due_at            timestamptz not null default now(),  -- earliest of its readings
    queued_until      timestamptz,                         -- a batch with it is under way; afterwards it may be queued again
    lease_until       timestamptz,                         -- somebody reads it; afterwards anybody may
    node              text        not null default '',
    requested_at      timestamptz,                         -- somebody wants it now; null once that is done
    requested         text[]      not null default '{}',   -- readings wanted now, empty: all
    started_at        timestamptz,
    finished_at       timestamptz,
    outcome           text        not null default '' check (outcome in ('', 'ANSWERED', 'SILENT', 'REFUSED', 'GARBLED', 'SKIPPED')),
    reason            text        not null default '',
    late_ms           integer     not null default 0,      -- how long after it was due the last poll began
    duration_ms       integer     not null default 0,
    pdus              integer     not null default 0,
    timeouts          integer     not null default 0,
    -- what the device has shown (snmp-engine.md 4, 6.3)
    budget            integer     not null default 0,
    shrunk            boolean     not null default false,
    clean_cycles      integer     not null default 0,
    longest_ms        integer     not null default 0,
    longest_before_ms integer     not null default 0,
    var_binds         integer     not null default 0,
    silent_cycles     integer     not null default 0
) with (fillfactor = 60);
create index device_poll_due on device_poll (due_at);

-- Each reading of a device by itself: when it is due, how the last one went.
create table poll_reading (
    device_id    bigint      not null references device on delete cascade,
    reading      text        not null,
    interval_s   integer     check (interval_s between 10 and 86400),  -- null: the system's interval
    enabled      boolean     not null default true,
    due_at       timestamptz not null default now(),
    read_at      timestamptz,                              -- last time it came completely
    problem      text        not null default '',          -- why the last one did not, empty when it did
    rows         integer     not null default 0,
    digest       bigint      not null default 0,           -- of the rows as they were last written
    refreshed_at timestamptz,                              -- when they were last compared in the database
    primary key (device_id, reading)
) with (fillfactor = 60);

-- Devices that were put together for one wake-up. Taking a batch deletes it; a batch that nobody took is forgotten.
create table poll_batch (
    id         bigint generated always as identity primary key,
    device_ids bigint[]    not null,
    created_at timestamptz not null default now()
);
create index poll_batch_created on poll_batch (created_at);

-- What the prober last found.
create table device_reach (
    device_id  bigint      primary key references device on delete cascade,
    alive      boolean     not null,
    alive_at   timestamptz,                                -- null: it never answered, so its silence says nothing
    changed_at timestamptz not null,
    probed_at  timestamptz not null,                       -- refreshed at most every 15 minutes
    rtt_ms     real,
    loss       real        not null default 0
) with (fillfactor = 80);

-- Two readings of one process are compared by its monotonic clock.
alter table interface_counter
    add column clock    bigint not null default 0,
    add column nanos    bigint not null default 0,
    add column identity text   not null default '';
