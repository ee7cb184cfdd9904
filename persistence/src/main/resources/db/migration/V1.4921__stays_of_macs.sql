-- A MAC that leaves a place and comes back later has been there twice. The row in fdb is the latest stay; earlier ones go to fdb_past
-- when the MAC is back, so that what stands still writes nothing.
alter table fdb add column returned_at timestamptz;       -- begin of the latest stay, null: it is the first one, since first_seen
comment on column fdb.first_seen is 'first time ever at this place';

-- Stays that are over. Partitioned by UTC month of the return that ended the gap behind them: that moment is always now.
create table fdb_past (
    device_id    bigint      not null,
    mac          macaddr     not null,
    vlan         integer     not null,
    interface_id bigint,
    port_key     text        not null,
    status       text        not null,
    began_at     timestamptz not null,
    ended_at     timestamptz not null,
    back_at      timestamptz not null,
    check (ended_at >= began_at)
) partition by range (back_at);
create index fdb_past_mac on fdb_past (mac, ended_at desc);
create index fdb_past_interface on fdb_past (interface_id, ended_at desc) where interface_id is not null;
create index fdb_past_device on fdb_past (device_id, ended_at desc);

select make_partitions('fdb_past', 'month', (now() at time zone 'UTC')::date - 1, 3);
