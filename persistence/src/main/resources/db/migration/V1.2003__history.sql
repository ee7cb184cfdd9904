-- Histories, partitioned by UTC day. Partitions are made ahead and dropped by a cluster-wide job through the two functions.

create table onu_signal_sample (
    interface_id  bigint      not null,
    at            timestamptz not null,
    rx_dbm        real,
    tx_dbm        real,
    olt_rx_dbm    real,
    temperature_c real,
    voltage_v     real,
    distance_m    integer
) partition by range (at);
create index onu_signal_sample_of on onu_signal_sample (interface_id, at desc);

-- Traffic and error rates of ports and ONUs, as computed from two readings.
create table interface_rate_sample (
    interface_id     bigint      not null,
    at               timestamptz not null,
    in_bps           real,
    out_bps          real,
    in_pps           real,
    out_pps          real,
    in_errors_ps     real,
    out_errors_ps    real,
    in_discards_ps   real,
    out_discards_ps  real
) partition by range (at);
create index interface_rate_sample_of on interface_rate_sample (interface_id, at desc);

-- States as intervals; ended_at is null for the present one.
create table interface_state (
    interface_id bigint      not null references interface on delete cascade,
    began_at     timestamptz not null,
    ended_at     timestamptz,
    status       text        not null,
    reason       text        not null default '',
    primary key (interface_id, began_at)
);
create unique index interface_state_present on interface_state (interface_id) where ended_at is null;
create index interface_state_ended on interface_state (ended_at) where ended_at is not null;

-- The newest counters of an interface, kept for the next rate. Values as the device sent them; null where it has none.
create table interface_counter (
    interface_id    bigint      primary key references interface on delete cascade,
    read_at         timestamptz not null,
    uptime_ticks    bigint,                            -- sysUpTime.0, hundredths of a second
    wide            boolean     not null,              -- octets come from 64-bit columns
    in_octets       numeric(20),
    out_octets      numeric(20),
    in_packets      numeric(20),
    out_packets     numeric(20),
    in_multicast    numeric(20),
    out_multicast   numeric(20),
    in_broadcast    numeric(20),
    out_broadcast   numeric(20),
    in_errors       numeric(20),
    out_errors      numeric(20),
    in_discards     numeric(20),
    out_discards    numeric(20),
    discontinuity   bigint,
    in_bps          double precision,                  -- newest rates, null when there is none
    out_bps         double precision
) with (fillfactor = 70);

-- Makes the daily partitions from the first day on; those that exist are left alone. Returns how many were made.
create function make_daily_partitions(parent text, first_day date, days integer) returns integer language plpgsql as $$
declare
    made integer := 0;
    day date;
    child text;
begin
    for i in 0 .. days - 1 loop
        day := first_day + i;
        child := parent || '_' || to_char(day, 'YYYYMMDD');
        if to_regclass(child) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                child, parent, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;

-- Drops the daily partitions of days before the given one. Returns how many went.
create function drop_daily_partitions(parent text, before_day date) returns integer language plpgsql as $$
declare
    dropped integer := 0;
    child text;
begin
    for child in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = parent::regclass
          and c.relname ~ ('^' || parent || '_[0-9]{8}$')
          and to_date(right(c.relname, 8), 'YYYYMMDD') < before_day
    loop
        execute format('drop table %I', child);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

select make_daily_partitions(history, (now() at time zone 'UTC')::date - 1, 16)
from unnest(array['onu_signal_sample', 'interface_rate_sample']) as history;
