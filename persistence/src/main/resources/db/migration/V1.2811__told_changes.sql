-- What kind of thing changed, told to every node that listens on the channel demarc_changes when the change is committed (decision 39).
-- A note is a topic and who changed: 'polls 12:12,13:13' are polls of the devices 12 and 13; 'jobs *' are many. Nothing waits for a note
-- and nothing is lost with one: pages look again by themselves after a while.

create function tell_changed(topic text, marks text[]) returns void language plpgsql as $$
begin
    if cardinality(marks) > 500 then
        perform pg_notify('demarc_changes', topic || ' *');
    else
        perform pg_notify('demarc_changes', topic || ' ' || array_to_string(marks[i : i + 99], ','))
           from generate_series(1, coalesce(cardinality(marks), 0), 100) i;
    end if;
end $$;

-- Events, once they are more than a suspicion.
create function tell_new_events() returns trigger language plpgsql as $$
begin
    perform tell_changed('events', (select array_agg(id || ':' || coalesce(device_id, 0)) from (
        select id, device_id from changed where state <> 'PENDING' limit 501) c));
    return null;
end $$;
create function tell_events() returns trigger language plpgsql as $$
begin
    perform tell_changed('events', (select array_agg(id || ':' || coalesce(device_id, 0)) from (
        select n.id, n.device_id from changed n join before b using (id)
         where n.state <> 'PENDING' and (n.state, n.severity, n.acknowledged_at, n.hushed)
               is distinct from (b.state, b.severity, b.acknowledged_at, b.hushed) limit 501) c));
    return null;
end $$;
create trigger event_change_told_new after insert on event referencing new table as changed
    for each statement execute function tell_new_events();
create trigger event_change_told after update on event referencing old table as before new table as changed
    for each statement execute function tell_events();

-- Devices: that they come, go, live, and are called otherwise.
create function tell_device_rows() returns trigger language plpgsql as $$
begin
    perform tell_changed('devices', (select array_agg(id || ':' || id) from (select id from changed limit 501) c));
    return null;
end $$;
create function tell_devices() returns trigger language plpgsql as $$
begin
    perform tell_changed('devices', (select array_agg(id || ':' || id) from (
        select n.id from changed n join before b using (id)
         where (n.status, n.problem, n.name, n.address, n.group_id, n.poll_enabled, n.type, n.profile, n.model_key)
               is distinct from (b.status, b.problem, b.name, b.address, b.group_id, b.poll_enabled, b.type, b.profile, b.model_key)
         limit 501) c));
    return null;
end $$;
create trigger device_change_told_new after insert on device referencing new table as changed
    for each statement execute function tell_device_rows();
create trigger device_change_told_gone after delete on device referencing old table as changed
    for each statement execute function tell_device_rows();
create trigger device_change_told after update on device referencing old table as before new table as changed
    for each statement execute function tell_devices();

-- Whether devices answer ICMP.
create function tell_reach() returns trigger language plpgsql as $$
begin
    perform tell_changed('devices', (select array_agg(device_id || ':' || device_id) from (
        select n.device_id from changed n join before b using (device_id) where n.alive is distinct from b.alive limit 501) c));
    return null;
end $$;
create trigger device_reach_change_told after update on device_reach referencing old table as before new table as changed
    for each statement execute function tell_reach();

-- A device was read: its readings are new.
create function tell_polls() returns trigger language plpgsql as $$
begin
    perform tell_changed('polls', (select array_agg(device_id || ':' || device_id) from (
        select distinct device_id from changed limit 501) c));
    return null;
end $$;
create trigger poll_log_change_told after insert on poll_log referencing new table as changed
    for each statement execute function tell_polls();

-- Ports and ONUs of a device that came up or went down.
create function tell_lines() returns trigger language plpgsql as $$
begin
    perform tell_changed('lines', (select array_agg(device_id || ':' || device_id) from (
        select distinct i.device_id from changed c join interface i on i.id = c.interface_id limit 501) c));
    return null;
end $$;
create trigger interface_state_change_told after insert on interface_state referencing new table as changed
    for each statement execute function tell_lines();

-- Long work.
create function tell_new_jobs() returns trigger language plpgsql as $$
begin
    perform tell_changed('jobs', (select array_agg(id || ':0') from (select id from changed limit 501) c));
    return null;
end $$;
create function tell_jobs() returns trigger language plpgsql as $$
begin
    perform tell_changed('jobs', (select array_agg(id || ':0') from (
        select n.id from changed n join before b using (id)
         where (n.state, n.progress, n.total, n.message, n.stop_requested)
               is distinct from (b.state, b.progress, b.total, b.message, b.stop_requested) limit 501) c));
    return null;
end $$;
create trigger job_run_change_told_new after insert on job_run referencing new table as changed
    for each statement execute function tell_new_jobs();
create trigger job_run_change_told after update on job_run referencing old table as before new table as changed
    for each statement execute function tell_jobs();

-- What people do to devices.
create function tell_new_actions() returns trigger language plpgsql as $$
begin
    perform tell_changed('actions', (select array_agg(id || ':' || coalesce(device_id, 0)) from (
        select id, device_id from changed limit 501) c));
    return null;
end $$;
create function tell_actions() returns trigger language plpgsql as $$
begin
    perform tell_changed('actions', (select array_agg(id || ':' || coalesce(device_id, 0)) from (
        select n.id, n.device_id from changed n join before b using (id)
         where (n.state, n.message, n.sent_step) is distinct from (b.state, b.message, b.sent_step) limit 501) c));
    return null;
end $$;
create trigger device_action_change_told_new after insert on device_action referencing new table as changed
    for each statement execute function tell_new_actions();
create trigger device_action_change_told after update on device_action referencing old table as before new table as changed
    for each statement execute function tell_actions();

-- Messages of notifications.
create function tell_new_messages() returns trigger language plpgsql as $$
begin
    perform tell_changed('messages', (select array_agg(id || ':0') from (select id from changed limit 501) c));
    return null;
end $$;
create function tell_messages() returns trigger language plpgsql as $$
begin
    perform tell_changed('messages', (select array_agg(id || ':0') from (
        select n.id from changed n join before b using (id) where n.state is distinct from b.state limit 501) c));
    return null;
end $$;
create trigger notification_delivery_change_told_new after insert on notification_delivery referencing new table as changed
    for each statement execute function tell_new_messages();
create trigger notification_delivery_change_told after update on notification_delivery referencing old table as before new table as changed
    for each statement execute function tell_messages();
