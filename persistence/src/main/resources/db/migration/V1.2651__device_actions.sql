-- What people do to devices: asked, carried out by one node, and kept as the log of actions (devices.md DEV-17 to DEV-20).

-- The same thing done to many.
create table device_action_batch (
    id           bigint generated always as identity primary key,
    kind         text        not null,
    requested_by text        not null,
    requested_at timestamptz not null default now()
);

create table device_action (
    id             bigint generated always as identity primary key,
    batch_id       bigint      references device_action_batch on delete set null,
    device_id      bigint      references device on delete set null,       -- the log outlives what it tells of
    device_name    text        not null,
    interface_id   bigint      references interface on delete set null,
    interface_name text        not null default '',
    kind           text        not null,
    arguments      jsonb       not null default '{}',
    state          text        not null default 'WAITING'
                               check (state in ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'FAILED', 'UNSURE', 'CANCELLED')),
    message        text        not null default '',
    said           text[]      not null default '{}',
    before_values  jsonb       not null default '{}',
    after_values   jsonb       not null default '{}',
    result         jsonb,                                   -- rows of a test
    sent_step      integer     not null default 0,          -- the last step whose SET may have reached the device, from 1
    requested_by   text        not null,
    requested_from text        not null default '',
    requested_at   timestamptz not null default now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    node           text        not null default '',
    lease_until    timestamptz,
    attempts       integer     not null default 0
);
-- one at a time on one device, in the whole cluster
create unique index device_action_running on device_action (device_id) where state = 'RUNNING';
create index device_action_waiting on device_action (device_id, id) where state = 'WAITING';
create index device_action_of_device on device_action (device_id, id desc);
create index device_action_of_interface on device_action (interface_id, id desc) where interface_id is not null;
create index device_action_of_batch on device_action (batch_id) where batch_id is not null;
create index device_action_requested on device_action (requested_at);

-- Readings that something makes worth reading again soon: an action, a trap. Taking one moves it on or clears it.
create table reread (
    device_id bigint      not null references device on delete cascade,
    reading   text        not null,
    due_at    timestamptz,                                  -- null: nothing is wanted
    again     timestamptz[] not null default '{}',          -- and when it is due after that, in order
    last_at   timestamptz,                                  -- when it was last asked for
    primary key (device_id, reading)
);
create index reread_due on reread (due_at) where due_at is not null;
