-- Whether devices lived, as intervals; ended_at is null for the present one.
create table device_state (
    device_id bigint      not null references device on delete cascade,
    began_at  timestamptz not null,
    ended_at  timestamptz,
    status    text        not null check (status in ('Up', 'Down', 'Unknown')),
    reason    text        not null default '',            -- in words, empty when all is well
    primary key (device_id, began_at)
);
create unique index device_state_present on device_state (device_id) where ended_at is null;
create index device_state_ended on device_state (ended_at) where ended_at is not null;

insert into device_state (device_id, began_at, status, reason)
select id, coalesce(status_changed_at, now()), status, problem from device where status <> 'Unknown';
