package org.demarc.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A great network written straight into the product's tables, as pollers would leave it: polling it is another part's business. Every
 * tenth device is an OLT with eight PON ports and {@value #ONUS} ONUs, the others are switches with {@value #PORTS} ports.
 */
final class ManyDevices {

    static final int ONUS = 1000;
    static final int PORTS = 28;
    private static final int SWITCHES_FOR_AN_OLT = 9;

    /** Far enough away for the pollers: no device is read while pages are measured. */
    private static final String NEVER = "now() + interval '10 years'";

    private ManyDevices() {}

    /** The number of devices with so many ONUs. */
    static int devices(int onus) {
        return Math.max(1, onus / ONUS) * (SWITCHES_FOR_AN_OLT + 1);
    }

    /** Writes them with the indexes away, as one would load millions of rows, then puts the indexes back. */
    static void write(RunningProduct product, int devices) throws IOException {
        List<String> names = indexes(product, "indexname");
        List<String> definitions = indexes(product, "indexdef");
        inventory(product, devices);
        for (String name : names) {
            product.execute("drop index " + name);
        }
        onus(product);
        lines(product);
        for (String definition : definitions) {
            product.execute(definition);
        }
        links(product);
        product.execute("vacuum analyze");
    }

    private static List<String> indexes(RunningProduct product, String column) throws IOException {
        return product.texts(
                "select " + column + " from pg_indexes where schemaname = 'public'"
                        + " and tablename in ('interface', 'onu', 'onu_signal', 'fdb', 'interface_state', 'port', 'onu_signal_baseline')"
                        + " and indexname not in (select conname from pg_constraint) and indexdef not like '%UNIQUE%' order by indexname");
    }

    private static void inventory(RunningProduct product, int devices) throws IOException {
        product.execute("insert into device_group (name) select 'District ' || n from generate_series(1, 40) n");
        product.execute(String.format(Locale.ROOT, """
                insert into device (name, address, group_id, type, model_name, sys_name, sys_descr, location, status, status_changed_at,
                                    answered_at, latitude, longitude, created_at)
                select case when n %% 10 = 0 then 'olt-' else 'sw-' end || lpad(n::text, 5, '0'), '127.4.0.0'::inet + n,
                       (select min(id) from device_group where name like 'District %%') + n %% 40,
                       case when n %% 10 = 0 then 'OLT' else 'SWITCH' end,
                       case when n %% 10 = 0 then 'Bench OLT 8 x 128' else 'Bench switch 28' end, 'sys-' || n, 'Bench', 'Street ' || n %% 500,
                       case when n %% 200 = 7 then 'Down' else 'Up' end, now() - n * interval '1 minute', now(),
                       49 + (n %% 100) * 0.01, 24 + (n / 100) * 0.01, now() - interval '30 days'
                from generate_series(1, %d) n""", devices));
        product.execute("insert into device_poll (device_id, due_at, started_at, finished_at, outcome, duration_ms)"
                + " select id, " + NEVER + ", now(), now(), 'ANSWERED', 300 from device"
                + " on conflict (device_id) do update set due_at = excluded.due_at");
        product.execute(String.format(Locale.ROOT, """
                insert into interface (device_id, bind_key, snmp_index, if_index, name, type, port, admin_state, status, description, status_changed_at)
                select d.id, p::text, p::text, p, 'GigabitEthernet0/' || p, 'GE', p, 'Up', case when p %% 5 = 0 then 'Down' else 'Up' end,
                       case when p %% 7 = 0 then '' else 'flat ' || p end, now() - p * interval '1 hour'
                from device d, generate_series(1, %d) p where d.type = 'SWITCH'""", PORTS));
        product.execute("""
                insert into interface (device_id, bind_key, snmp_index, if_index, name, type, technology, frame, slot, port, admin_state, status)
                select d.id, p::text, p::text, p, 'PON0/' || p, 'PON', 'gpon', 0, 0, p, 'Up', 'Up'
                from device d, generate_series(1, 8) p where d.type = 'OLT'""");
    }

    private static void onus(RunningProduct product) throws IOException {
        product.execute(String.format(Locale.ROOT, """
                set session_replication_role = replica;
                insert into interface (device_id, bind_key, parent_key, snmp_index, name, type, technology, frame, slot, port, onu, admin_state,
                                       status, description, status_changed_at)
                select d.id, 1000 + n, (n %% 8 + 1)::text, n::text, 'PON0/' || n %% 8 + 1 || ':' || n / 8 + 1, 'ONU', 'gpon', 0, 0,
                       n %% 8 + 1, n / 8 + 1, 'Up',
                       case when n %% 50 = 3 then 'LOS' when n %% 50 = 7 then 'PowerOff' else 'Online' end, 'client ' || d.id * 1000 + n,
                       now() - n * interval '1 minute'
                from device d, generate_series(0, %d - 1) n where d.type = 'OLT'""", ONUS));
        product.execute("""
                set session_replication_role = replica;
                insert into onu (interface_id, device_id, ident_kind, ident, ident_shown, ident_seen_at, vendor, model)
                select id, device_id, 'SN', '48575443' || lpad(upper(to_hex(id)), 8, '0'), 'HWTC' || lpad(upper(to_hex(id)), 8, '0'), now(), 'HWTC', 'HG8310M'
                from interface where type = 'ONU'""");
        product.execute("""
                set session_replication_role = replica;
                insert into onu_signal (interface_id, read_at, rx_dbm, tx_dbm, olt_rx_dbm, temperature_c, voltage_v, distance_m)
                select id, now(), -15 - (id % 140) / 10.0, 2.1, -17 - (id % 140) / 10.0, 45, 3.3, 500 + id % 9000
                from interface where type = 'ONU' and status = 'Online'""");
        product.execute("""
                set session_replication_role = replica;
                insert into onu_signal_baseline (interface_id, rx_dbm, olt_rx_dbm, made_at)
                select interface_id, rx_dbm + case when interface_id % 500 = 0 then 4 else 0 end, olt_rx_dbm, now() from onu_signal""");
    }

    private static void lines(RunningProduct product) throws IOException {
        product.execute("""
                set session_replication_role = replica;
                insert into interface_state (interface_id, began_at, status) select id, status_changed_at, status from interface
                where status_changed_at is not null""");
        product.execute("""
                set session_replication_role = replica;
                insert into port (interface_id, if_type, speed_mbps) select id, 6, 1000 from interface where type <> 'ONU'""");
        product.execute("""
                set session_replication_role = replica;
                insert into fdb (device_id, mac, vlan, interface_id, first_seen, last_seen)
                select device_id, ('02' || lpad(to_hex(id), 10, '0'))::macaddr, 100, id, now() - interval '9 days', now()
                from interface where type in ('ONU', 'GE') and status in ('Up', 'Online')""");
        product.execute("""
                set session_replication_role = replica;
                insert into onu_signal_sample (interface_id, at, rx_dbm, tx_dbm, olt_rx_dbm, distance_m)
                select s.interface_id, now() - h * interval '8 hours', s.rx_dbm, s.tx_dbm, s.olt_rx_dbm, s.distance_m
                from onu_signal s, generate_series(0, 2) h where now() - h * interval '8 hours' >= date_trunc('day', now() - interval '1 day')""");
    }

    /** Nine switches behind each OLT's switch in front. */
    private static void links(RunningProduct product) throws IOException {
        product.execute("""
                insert into link (a_device_id, b_device_id, kind, lower_end, utilization_percent, utilized_at)
                select least(d.id, u.id), greatest(d.id, u.id), 'LLDP', case when d.id < u.id then 'A' else 'B' end, d.id % 97, now()
                from device d join device u on u.name = case when substr(d.name, 4, 5) ~ '1$' then 'sw-00001'
                     else 'sw-' || lpad(((right(d.name, 5)::int - 1) / 10 * 10 + 1)::text, 5, '0') end
                where d.id <> u.id on conflict do nothing""");
    }
}
