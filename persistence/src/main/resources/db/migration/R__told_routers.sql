-- Told as other changes are (V1.2811, V1.4971), whose script comes before the one that makes this table.
-- Routers that accounts are kept on: that they come, go, and can be reached.
create or replace function tell_router_rows() returns trigger language plpgsql as $$
begin
    perform tell_changed('routers', (select array_agg(id || ':0') from (select id from changed limit 501) c));
    return null;
end $$;
create or replace function tell_routers() returns trigger language plpgsql set enable_nestloop = off as $$
begin
    perform tell_changed('routers', (select array_agg(id || ':0') from (
        select n.id from changed n join before b using (id)
         where (n.name, n.host, n.fault, n.open_until, n.login_refused, n.ros_version)
               is distinct from (b.name, b.host, b.fault, b.open_until, b.login_refused, b.ros_version) limit 501) c));
    return null;
end $$;
drop trigger if exists routeros_router_change_told_new on routeros_router;
create trigger routeros_router_change_told_new after insert on routeros_router referencing new table as changed
    for each statement execute function tell_router_rows();
drop trigger if exists routeros_router_change_told_gone on routeros_router;
create trigger routeros_router_change_told_gone after delete on routeros_router referencing old table as changed
    for each statement execute function tell_router_rows();
drop trigger if exists routeros_router_change_told on routeros_router;
create trigger routeros_router_change_told after update on routeros_router referencing old table as before new table as changed
    for each statement execute function tell_routers();
