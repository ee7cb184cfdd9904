-- One log of all that devices are asked: polls by the schedule and on request, and what is asked beside them: single lines, addresses that
-- are looked for, RouterOS' API, traffic that somebody watches, tests of access, pings. Who had it asked, and for what.
alter table poll_log
    add column kind     text not null default 'POLL'
                        check (kind in ('POLL', 'LINE', 'SEARCH', 'API', 'TRAFFIC', 'TEST', 'PING')),
    add column argument text not null default '',         -- of a line its name, of a search the address; empty for the whole device
    add column asked_as text not null default 'SCHEDULE'
                        check (asked_as in ('SCHEDULE', 'PERSON', 'KEY', 'SYSTEM')),
    add column asked_by text not null default '';         -- login; empty where no user is behind it
update poll_log set asked_as = 'SYSTEM' where requested;
create index poll_log_kind on poll_log (kind, at desc) where kind <> 'POLL';
-- the schedule asks a thousand times as often as everybody else together
create index poll_log_asked on poll_log (at desc) where asked_as <> 'SCHEDULE';

-- Who waits for a poll.
alter table device_poll
    add column requested_as text not null default 'SYSTEM' check (requested_as in ('PERSON', 'KEY', 'SYSTEM')),
    add column requested_by text not null default '';

-- Ways beside SNMP by which a device is being asked because somebody wants the whole of it now. A row goes when the answer is written; one that
-- a dead node has left counts for nothing after a minute.
create table device_poll_way (
    device_id    bigint      not null references device on delete cascade,
    way          text        not null,
    requested_at timestamptz not null default now(),
    primary key (device_id, way)
);
