-- Histories by quarters of an hour (partitions of a day) and by days (partitions of a month), made from the samples by a job.

create table onu_signal_sample_15m (
    interface_id bigint not null,
    at timestamptz not null,
    rx_dbm real, rx_least real, rx_most real,
    tx_dbm real,
    olt_rx_dbm real, olt_rx_least real, olt_rx_most real,
    temperature_c real,
    voltage_v real,
    distance_m integer,
    samples integer not null
) partition by range (at);
create table onu_signal_sample_1d (like onu_signal_sample_15m) partition by range (at);

create table interface_rate_sample_15m (
    interface_id bigint not null,
    at timestamptz not null,
    in_bps real, in_bps_most real,
    out_bps real, out_bps_most real,
    in_pps real, out_pps real,
    in_errors_ps real, out_errors_ps real,
    in_discards_ps real, out_discards_ps real,
    samples integer not null
) partition by range (at);
create table interface_rate_sample_1d (like interface_rate_sample_15m) partition by range (at);

create table reading_sample_15m (
    row_id bigint not null,
    measure text not null,
    at timestamptz not null,
    value_avg real not null, value_min real not null, value_max real not null,
    samples integer not null
) partition by range (at);
create table reading_sample_1d (like reading_sample_15m) partition by range (at);

create index onu_signal_sample_15m_of on onu_signal_sample_15m (interface_id, at desc);
create index onu_signal_sample_1d_of on onu_signal_sample_1d (interface_id, at desc);
create index interface_rate_sample_15m_of on interface_rate_sample_15m (interface_id, at desc);
create index interface_rate_sample_1d_of on interface_rate_sample_1d (interface_id, at desc);
create index reading_sample_15m_of on reading_sample_15m (row_id, measure, at desc);
create index reading_sample_1d_of on reading_sample_1d (row_id, measure, at desc);

-- Makes the monthly partitions from the month of the first day on. Returns how many were made.
create function make_monthly_partitions(parent text, first_day date, months integer) returns integer language plpgsql as $$
declare
    made integer := 0;
    month date;
    child text;
begin
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', first_day) + i * interval '1 month')::date;
        child := parent || '_' || to_char(month, 'YYYYMM');
        if to_regclass(child) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                child, parent, month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;

-- Drops the monthly partitions that end before the given day. Returns how many went.
create function drop_monthly_partitions(parent text, before_day date) returns integer language plpgsql as $$
declare
    dropped integer := 0;
    child text;
begin
    for child in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = parent::regclass
          and c.relname ~ ('^' || parent || '_[0-9]{6}$')
          and to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month' <= before_day
    loop
        execute format('drop table %I', child);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

select make_daily_partitions(history, (now() at time zone 'UTC')::date - 1, 16)
from unnest(array['onu_signal_sample_15m', 'interface_rate_sample_15m', 'reading_sample_15m']) as history;
select make_monthly_partitions(history, (now() at time zone 'UTC')::date - 1, 3)
from unnest(array['onu_signal_sample_1d', 'interface_rate_sample_1d', 'reading_sample_1d']) as history;

-- Up to when each level is made. A step moves the mark and writes its rows in one statement: whoever dies leaves both or neither.
create table history_mark (
    history    text        not null,
    level      text        not null check (level in ('QUARTER', 'DAY')),
    done_until timestamptz not null,
    primary key (history, level)
);
insert into history_mark (history, level, done_until)
select h, 'QUARTER', date_trunc('hour', least(now(), case h
           when 'onu_signal_sample' then (select min(at) from onu_signal_sample)
           when 'interface_rate_sample' then (select min(at) from interface_rate_sample) end))
  from unnest(array['onu_signal_sample', 'interface_rate_sample', 'reading_sample']) h;
insert into history_mark (history, level, done_until)
select history, 'DAY', date_trunc('day', done_until at time zone 'UTC') at time zone 'UTC' from history_mark;
