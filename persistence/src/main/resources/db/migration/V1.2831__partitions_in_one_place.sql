-- Partitions of a day or of a month are made and dropped in the same way; a step is 'day' or 'month'.

create function partition_name(step text) returns text language sql immutable as $$
    select case step when 'day' then 'YYYYMMDD' when 'month' then 'YYYYMM' end
$$;

-- Makes the partitions from the day or the month of the first day on; those that exist are left alone. Returns how many were made.
create function make_partitions(parent text, step text, first_day date, how_many integer) returns integer language plpgsql as $$
declare
    made integer := 0;
    opens timestamp;
    child text;
begin
    for i in 0 .. how_many - 1 loop
        opens := date_trunc(step, first_day::timestamp) + i * ('1 ' || step)::interval;
        child := parent || '_' || to_char(opens, partition_name(step));
        if to_regclass(child) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', child, parent,
                opens::date::text || ' 00:00:00+00', (opens + ('1 ' || step)::interval)::date::text || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;

-- Drops the partitions that end before the given day or with its begin. Returns how many went.
create function drop_partitions(parent text, step text, before_day date) returns integer language plpgsql as $$
declare
    dropped integer := 0;
    child text;
    digits integer := length(partition_name(step));
begin
    for child in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = parent::regclass
          and c.relname ~ ('^' || parent || '_[0-9]{' || digits || '}$')
          and to_date(right(c.relname, digits), partition_name(step)) + ('1 ' || step)::interval <= before_day
    loop
        execute format('drop table %I', child);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

-- The names that earlier migrations call.
create or replace function make_daily_partitions(parent text, first_day date, days integer) returns integer language sql as $$
    select make_partitions(parent, 'day', first_day, days)
$$;
create or replace function make_monthly_partitions(parent text, first_day date, months integer) returns integer language sql as $$
    select make_partitions(parent, 'month', first_day, months)
$$;
drop function drop_daily_partitions(text, date);
drop function drop_monthly_partitions(text, date);
