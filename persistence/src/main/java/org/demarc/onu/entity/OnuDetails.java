package org.demarc.onu.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarc.Sql;
import org.demarc.port.entity.LineReads;
import org.jspecify.annotations.Nullable;

/** What the page of one ONU shows beside its state: extremes of its signal, LAN ports, VLANs, profiles. */
@Dependent
public class OnuDetails {

    /**
     * The least and the greatest levels of a history, dBm; null where there was none.
     *
     * @param since when somebody began anew; null for the whole history
     * @param by who did
     */
    public record SignalBounds(
            @Nullable Instant since,
            String by,
            @Nullable Double rxLeastDbm,
            @Nullable Double rxMostDbm,
            @Nullable Double oltRxLeastDbm,
            @Nullable Double oltRxMostDbm) {}

    /**
     * What the device was last asked about the ONU; nothing of it is polled.
     *
     * @param portsReadAt null when nobody has asked yet
     * @param profiles values of the reading of configurations, by column
     */
    public record OnuAnswers(
            @Nullable Instant portsReadAt,
            List<LanPort> ports,
            @Nullable Instant vlansReadAt,
            List<OnuVlan> vlans,
            Map<String, String> profiles) {}

    /** LAN port in the device's words; texts are empty where it does not say. */
    public record LanPort(
            int number,
            String status,
            String adminState,
            String speed,
            String duplex,
            @Nullable Long vlan,
            String vlanMode) {}

    /** A VLAN of the ONU. */
    public record OnuVlan(int vlan, String name, boolean untagged) {}

    private record Read(String what, Instant at) {}

    /** When what was read of a line, as {@link LineReads} tells it. Parameter: the line's id. */
    public static final String READ_AT = "select r.what, r.read_at from interface i cross join lateral ("
            + LineReads.OF_LINE + ") r where i.id = ? limit 100";

    private final Sql sql;

    @Inject
    public OnuDetails(Sql sql) {
        this.sql = sql;
    }

    /** From the samples, and from the longer levels of history; each tells only what began after the last reset. */
    public SignalBounds bounds(long interfaceId) {
        return sql.one(
                """
                with since as (
                    select (select reset_at from onu_signal_reset where interface_id = ?) at,
                           coalesce((select reset_by from onu_signal_reset where interface_id = ?), '') reset_by),
                level as (
                    select min(rx_dbm) rl, max(rx_dbm) rm, min(olt_rx_dbm) ol, max(olt_rx_dbm) om from onu_signal_sample
                     where interface_id = ? and at >= coalesce((select at from since), '-infinity')
                    union all
                    select min(rx_least), max(rx_most), min(olt_rx_least), max(olt_rx_most) from onu_signal_sample_15m
                     where interface_id = ? and at >= coalesce((select at from since), '-infinity')
                    union all
                    select min(rx_least), max(rx_most), min(olt_rx_least), max(olt_rx_most) from onu_signal_sample_1d
                     where interface_id = ? and at >= coalesce((select at from since), '-infinity'))
                select (select at from since) since, (select reset_by from since) reset_by, min(rl)::numeric(6,2) rx_least,
                       max(rm)::numeric(6,2) rx_most, min(ol)::numeric(6,2) olt_rx_least, max(om)::numeric(6,2) olt_rx_most from level
                """,
                row -> new SignalBounds(
                        row.nullableInstant("since"),
                        row.text("reset_by"),
                        row.nullableDecimal("rx_least"),
                        row.nullableDecimal("rx_most"),
                        row.nullableDecimal("olt_rx_least"),
                        row.nullableDecimal("olt_rx_most")),
                interfaceId,
                interfaceId,
                interfaceId,
                interfaceId,
                interfaceId);
    }

    /** The extremes of an ONU are told from now on. */
    public void beginAnew(long interfaceId, Instant now, String by) {
        sql.update(BEGIN + "id = ?" + AGAIN, now, by, interfaceId);
    }

    /** Those of all ONUs of a device; returns how many. */
    public int beginAnewOfDevice(long deviceId, Instant now, String by) {
        return sql.update(BEGIN + "device_id = ?" + AGAIN, now, by, deviceId);
    }

    private static final String BEGIN = "insert into onu_signal_reset (interface_id, reset_at, reset_by)"
            + " select id, ?, ? from interface where type = 'ONU' and ";
    private static final String AGAIN =
            " on conflict (interface_id) do update set reset_at = excluded.reset_at, reset_by = excluded.reset_by";

    public OnuAnswers asked(long interfaceId) {
        Map<String, Instant> readAt = new HashMap<>();
        sql.list(READ_AT, row -> new Read(row.text("what"), row.instant("read_at")), interfaceId)
                .forEach(read -> readAt.put(read.what(), read.at()));
        return new OnuAnswers(
                readAt.get("uni"), ports(interfaceId), readAt.get("vlans"), vlans(interfaceId), profiles(interfaceId));
    }

    private List<LanPort> ports(long interfaceId) {
        return sql.list(
                "select * from onu_port where interface_id = ? order by number limit 64",
                row -> new LanPort(
                        (int) row.number("number"),
                        row.text("status"),
                        row.text("admin_state"),
                        row.text("speed"),
                        row.text("duplex"),
                        row.nullableNumber("vlan"),
                        row.text("vlan_mode")),
                interfaceId);
    }

    private List<OnuVlan> vlans(long interfaceId) {
        return sql.list(
                "select * from interface_vlan where interface_id = ? order by vlan limit 4096",
                row -> new OnuVlan((int) row.number("vlan"), row.text("name"), row.flag("untagged")),
                interfaceId);
    }

    private Map<String, String> profiles(long interfaceId) {
        Map<String, String> valueByColumn = new TreeMap<>();
        sql.list(
                        "select w.key, w.value from reading_row r, jsonb_each_text(r.words || r.numbers) w"
                                + " where r.interface_id = ? and r.reading = 'onu-configuration' and r.present"
                                + " order by w.key limit 50",
                        row -> Map.entry(row.text("key"), row.text("value")),
                        interfaceId)
                .forEach(entry -> valueByColumn.put(entry.getKey(), entry.getValue()));
        return valueByColumn;
    }
}
