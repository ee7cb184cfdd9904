package org.demarc.action.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Finds what something is to be done to. */
@Dependent
public class ActionTargets {

    private static final int MOST_OF_A_PORT = 1000;

    private static final String OF_INTERFACES = """
            select d.id device_id, d.name device_name, d.type device_type, d.group_id, d.profile, d.model_key,
                   i.id interface_id, i.name, i.type, coalesce(i.technology, '') technology, i.snmp_index, i.if_index,
                   p.if_index parent_if_index, i.frame, i.slot, i.port, i.onu,
                   case when o.ident_kind = 'MAC' then o.ident end mac, i.bind_key
              from interface i join device d on d.id = i.device_id
                   left join interface p on p.device_id = i.device_id and p.bind_key = i.parent_key
                   left join onu o on o.interface_id = i.id
            """;

    private static final String OF_DEVICE = """
            select d.id device_id, d.name device_name, d.type device_type, d.group_id, d.profile, d.model_key,
                   null::bigint interface_id, '' as name, '' as type, '' technology, '' snmp_index, null::bigint if_index,
                   null::bigint parent_if_index, null::integer frame, null::integer slot, null::integer port,
                   null::integer onu, null::text mac, '' bind_key
              from device d where d.id = ?
            """;

    private final Sql sql;

    @Inject
    public ActionTargets(Sql sql) {
        this.sql = sql;
    }

    /** The device itself. */
    public Optional<ActionTarget> device(long id) {
        return sql.first(OF_DEVICE, ActionTargets::read, id);
    }

    /** A port or ONU that its device still lists. */
    public Optional<ActionTarget> ofInterface(long id) {
        return sql.first(OF_INTERFACES + " where i.id = ? and i.gone_at is null", ActionTargets::read, id);
    }

    /** Those of them that their devices still list, by device and place; the caller bounds the ids. */
    public List<ActionTarget> ofInterfaces(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        OF_INTERFACES + " where i.id = any(?) and i.gone_at is null order by d.id, i.port, i.onu, i.id",
                        ActionTargets::read,
                        ids);
    }

    /** An interface by its key in the device. */
    public Optional<ActionTarget> withKey(long deviceId, String bindKey) {
        return sql.first(
                OF_INTERFACES + " where i.device_id = ? and i.bind_key = ? and i.gone_at is null",
                ActionTargets::read,
                deviceId,
                bindKey);
    }

    /** An interface by its name, key or SNMP index, as callers of modules write it (devices.md DEV-7). */
    public Optional<ActionTarget> named(long deviceId, String text) {
        return sql.first(OF_INTERFACES + """
                 where i.device_id = ? and i.gone_at is null and (lower(i.name) = lower(?) or i.bind_key = ? or i.snmp_index = ?)
                 order by lower(i.name) = lower(?) desc, i.bind_key = ? desc limit 1
                """, ActionTargets::read, deviceId, text, text, text, text, text);
    }

    /** The ONUs of a PON port, by number. */
    public List<ActionTarget> onusOf(long ponInterfaceId) {
        return sql.list(
                OF_INTERFACES + " where p.id = ? and i.type = 'ONU' and i.gone_at is null order by i.onu, i.id limit ?",
                ActionTargets::read,
                ponInterfaceId,
                MOST_OF_A_PORT);
    }

    private static ActionTarget read(Sql.Row row) throws SQLException {
        return new ActionTarget(
                row.number("device_id"),
                row.text("device_name"),
                row.text("device_type"),
                row.nullableNumber("group_id"),
                row.text("profile"),
                row.text("model_key"),
                row.nullableNumber("interface_id"),
                row.text("name"),
                row.text("type"),
                row.text("technology"),
                row.text("snmp_index"),
                row.nullableNumber("if_index"),
                row.nullableNumber("parent_if_index"),
                whole(row, "frame"),
                whole(row, "slot"),
                whole(row, "port"),
                whole(row, "onu"),
                row.nullableText("mac"),
                row.text("bind_key"));
    }

    private static @Nullable Integer whole(Sql.Row row, String column) throws SQLException {
        Long number = row.nullableNumber(column);
        return number == null ? null : (Integer) number.intValue();
    }
}
