package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The devices of the inventory. */
@Dependent
public class Devices {

    private static final String COLUMNS = """
            select d.*, host(d.address) ip, d.mac::text mac_text, p.name access_name, g.name group_name,
                   array(select t.tag from device_tag t where t.device_id = d.id order by t.tag) tags
              from device d
              left join access_profile p on p.id = d.access_profile_id
              left join device_group g on g.id = d.group_id
            """;

    private static final Map<String, String> SORTABLE = Map.ofEntries(
            Map.entry("id", "d.id"),
            Map.entry("name", "lower(d.name)"),
            Map.entry("address", "d.address"),
            Map.entry("type", "d.type"),
            Map.entry("model", "d.model_name"),
            Map.entry("modelName", "d.model_name"),
            Map.entry("group", "lower(g.name)"),
            Map.entry("location", "lower(d.location)"),
            Map.entry("status", "d.status"),
            Map.entry("answeredAt", "d.answered_at"),
            Map.entry("pollEnabled", "d.poll_enabled"));

    private final Sql sql;

    @Inject
    public Devices(Sql sql) {
        this.sql = sql;
    }

    public Optional<Device> withId(long id) {
        return sql.first(COLUMNS + " where d.id = ?", Devices::read, id);
    }

    /** Those of the devices that are in the groups, null for all groups; at most {@link PageRequest#MAX_LIMIT}. */
    public List<Device> withIds(Collection<Long> ids, @Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().and("d.id = any(?::bigint[])", ids);
        if (groups != null) {
            wanted.and("d.group_id = any(?::bigint[])", groups);
        }
        return sql.list(
                COLUMNS + " where " + wanted.sql() + " order by d.id limit ?",
                Devices::read,
                wanted.parameters(PageRequest.MAX_LIMIT));
    }

    /** The first of the ids that is no device of the groups, null for all groups; one question however many they are. */
    public Optional<Long> firstBeyond(Collection<Long> ids, @Nullable Set<Long> groups) {
        Conditions theirs = new Conditions().and("d.id = w.id").andIf(groups, "d.group_id = any(?::bigint[])");
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(ids);
        parameters.addAll(Arrays.asList(theirs.parameters()));
        return sql.first(
                "select w.id from unnest(?::bigint[]) with ordinality w (id, place) where not exists (select 1 from device d where "
                        + theirs.sql() + ") order by w.place limit 1",
                row -> row.number("id"),
                parameters.toArray());
    }

    /**
     * Devices with this address, lowest id first; there may be several agents behind one address.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#BAD_ADDRESS}
     */
    public List<Device> withAddress(String address) {
        return Refusing.duplicates(
                DeviceProblem.DEVICE_EXISTS,
                address,
                () -> sql.list(COLUMNS + " where d.address = ?::inet order by d.id limit 100", Devices::read, address));
    }

    /** Filter: part of name, address, location, model, serial or description. */
    public Page<Device> page(DeviceQuery query) {
        Conditions wanted = conditions(query);
        String order =
                query.page().column(SORTABLE, "lower(d.name)") + (query.page().descending() ? " desc nulls last" : "");
        List<Device> rows = sql.list(
                COLUMNS + " where " + wanted.sql() + " order by " + order + ", d.id limit ? offset ?",
                Devices::read,
                wanted.parameters(query.page().limit(), query.page().offset()));
        long total = sql.one(
                "select count(*) n from device d where " + wanted.sql(), row -> row.number("n"), wanted.parameters());
        return new Page<>(rows, total, query.page().limit(), query.page().offset());
    }

    private static Conditions conditions(DeviceQuery query) {
        Conditions wanted = new Conditions()
                .andIf(query.filter().type(), "d.type = ?")
                .andIf(query.filter().groupId(), "d.group_id = ?")
                .andIf(query.filter().status(), "d.status = ?")
                .andIf(query.groups(), "d.group_id = any(?::bigint[])")
                .andIf(query.favouriteOf(), "d.id in (select device_id from device_favourite where user_id = ?)");
        if (!query.filter().tag().isEmpty()) {
            wanted.and(
                    "d.id in (select device_id from device_tag where tag = ?)",
                    query.filter().tag());
        }
        if (!query.filter().modelKey().isEmpty()) {
            wanted.and("d.model_key = ?", query.filter().modelKey());
        }
        if (!query.page().filter().isEmpty()) {
            String like = Like.containing(query.page().filter());
            wanted.and(
                    "(d.name ilike ? or host(d.address) ilike ? or d.location ilike ? or d.model_name ilike ?"
                            + " or d.serial ilike ? or d.description ilike ? or d.mac::text ilike ?)",
                    like,
                    like,
                    like,
                    like,
                    like,
                    like,
                    like);
        }
        return wanted;
    }

    /**
     * Adds a device and answers its id.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#DEVICE_EXISTS}, {@link DeviceProblem#BAD_ADDRESS},
     *     {@link DeviceProblem#BAD_REFERENCE}
     */
    public long add(DeviceDraft draft) {
        Recognition choice = draft.choice();
        return Refusing.duplicates(
                DeviceProblem.DEVICE_EXISTS,
                draft.address(),
                () -> sql.one(
                        """
                insert into device (name, address, access_profile_id, group_id, snmp_port, snmp_read_secret, snmp_write_secret,
                       type, profile, model_key, model_name, chosen_by_hand, location, description, latitude, longitude, poll_enabled)
                values (?, ?::inet, ?::bigint, ?::bigint, ?::int, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::float8, ?::float8, ?) returning id
                """,
                        row -> row.number("id"),
                        draft.name(),
                        draft.address(),
                        draft.accessProfileId(),
                        draft.groupId(),
                        draft.snmpPort(),
                        AccessProfiles.sealed(draft.community()),
                        AccessProfiles.sealed(draft.writeCommunity()),
                        choice == null ? DeviceType.SWITCH : choice.type(),
                        choice == null ? "" : choice.profile(),
                        choice == null ? "" : choice.modelKey(),
                        choice == null ? "" : choice.modelName(),
                        choice != null,
                        draft.location(),
                        draft.description(),
                        draft.latitude(),
                        draft.longitude(),
                        draft.pollEnabled()));
    }

    /**
     * Writes what a person changed. Without a choice the device is open for detection again, with what it is now.
     *
     * @param version the version that he saw
     * @throws org.demarc.ProblemException {@link DeviceProblem#CHANGED_MEANWHILE} and those of {@link #add}
     */
    public void change(long id, int version, DeviceDraft draft) {
        Recognition choice = draft.choice();
        int changed = Refusing.duplicates(
                DeviceProblem.DEVICE_EXISTS,
                draft.address(),
                () -> sql.update(
                        """
                update device set name = ?, address = ?::inet, access_profile_id = ?::bigint, group_id = ?::bigint,
                       snmp_port = ?::int, snmp_read_secret = case when ? then ? else snmp_read_secret end,
                       snmp_write_secret = case when ? then ? else snmp_write_secret end,
                       chosen_by_hand = ?, type = coalesce(?, type), profile = coalesce(?, profile),
                       model_key = coalesce(?, model_key), model_name = coalesce(?, model_name),
                       location = ?, description = ?, latitude = ?::float8, longitude = ?::float8, poll_enabled = ?,
                       updated_at = now(), version = version + 1
                 where id = ? and version = ?
                """,
                        draft.name(),
                        draft.address(),
                        draft.accessProfileId(),
                        draft.groupId(),
                        draft.snmpPort(),
                        draft.community() != null,
                        AccessProfiles.sealed(draft.community()),
                        draft.writeCommunity() != null,
                        AccessProfiles.sealed(draft.writeCommunity()),
                        choice != null,
                        choice == null ? null : choice.type(),
                        choice == null ? null : choice.profile(),
                        choice == null ? null : choice.modelKey(),
                        choice == null ? null : choice.modelName(),
                        draft.location(),
                        draft.description(),
                        draft.latitude(),
                        draft.longitude(),
                        draft.pollEnabled(),
                        id,
                        version));
        if (changed == 0) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("device " + draft.name());
        }
    }

    /** Switches polling on or off. False when there is no such device. */
    public boolean poll(long id, boolean enabled) {
        return sql.update(
                        "update device set poll_enabled = ?, updated_at = now(), version = version + 1 where id = ?",
                        enabled,
                        id)
                == 1;
    }

    /** Remembers what detection found; a choice by hand stays. True when something was written. */
    public boolean recognised(long id, Recognition found) {
        return sql.update("""
                update device set type = ?, profile = ?, model_key = ?, model_name = ?, detected_at = now(),
                       updated_at = now(), version = version + 1
                 where id = ? and not chosen_by_hand
                """, found.type(), found.profile(), found.modelKey(), found.modelName(), id) == 1;
    }

    /** Remembers what the device says about itself; writes only what changed. True when something did. */
    public boolean said(long id, Device.Said said) {
        return sql.update(
                        """
                update device set sys_descr = ?, sys_object_id = ?, sys_name = ?, sys_contact = ?, sys_location = ?,
                       mac = coalesce(?::macaddr, mac), serial = ?, software = ?, hardware = ?,
                       booted_at = ?::timestamptz, updated_at = now()
                 where id = ? and (sys_descr, sys_object_id, sys_name, sys_contact, sys_location, serial, software, hardware)
                       is distinct from (?, ?, ?, ?, ?, ?, ?, ?)
                    or id = ? and (mac is distinct from coalesce(?::macaddr, mac)
                       or abs(extract(epoch from coalesce(booted_at, 'epoch') - coalesce(?::timestamptz, booted_at, 'epoch'))) > 60)
                """,
                        said.descr(),
                        said.objectId(),
                        said.name(),
                        said.contact(),
                        said.location(),
                        said.mac(),
                        said.serial(),
                        said.software(),
                        said.hardware(),
                        said.bootedAt(),
                        id,
                        said.descr(),
                        said.objectId(),
                        said.name(),
                        said.contact(),
                        said.location(),
                        said.serial(),
                        said.software(),
                        said.hardware(),
                        id,
                        said.mac(),
                        said.bootedAt())
                == 1;
    }

    /** Removes the device with everything that is known of it. */
    public boolean remove(long id) {
        return sql.update("delete from device where id = ?", id) == 1;
    }

    /** Whether a device lived, newest first. */
    public Page<DeviceState> states(long id, PageRequest page) {
        List<DeviceState> states = sql.list(
                """
                select began_at, ended_at, status, reason from device_state where device_id = ?
                 order by began_at desc limit ? offset ?
                """,
                row -> new DeviceState(
                        row.instant("began_at"),
                        row.nullableInstant("ended_at"),
                        row.text("status"),
                        row.text("reason")),
                id,
                page.limit(),
                page.offset());
        long total = sql.one("select count(*) n from device_state where device_id = ?", row -> row.number("n"), id);
        return new Page<>(states, total, page.limit(), page.offset());
    }

    /** How many devices are Up, Down and Unknown. */
    public Map<String, Long> countsByStatus() {
        var counts = new java.util.TreeMap<String, Long>(Map.of("Up", 0L, "Down", 0L, "Unknown", 0L));
        sql.list(
                        "select status, count(*) n from device group by status",
                        row -> Map.entry(row.text("status"), row.number("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** How many devices of these groups, null for all, there are of each model by its key; models without any are left out. */
    public Map<String, Long> countsByModel(@Nullable Set<Long> groups) {
        Conditions wanted = new Conditions().and("d.model_key <> ''").andIf(groups, "d.group_id = any(?::bigint[])");
        Map<String, Long> countByModel = new TreeMap<>();
        sql.list(
                        "select d.model_key, count(*) n from device d where " + wanted.sql()
                                + " group by d.model_key order by d.model_key limit 10000",
                        row -> Map.entry(row.text("model_key"), row.number("n")),
                        wanted.parameters())
                .forEach(entry -> countByModel.put(entry.getKey(), entry.getValue()));
        return countByModel;
    }

    private static Device read(Sql.Row row) throws SQLException {
        return new Device(
                row.number("id"),
                row.text("name"),
                row.text("ip"),
                ref(row, "access_profile_id", "access_name"),
                ref(row, "group_id", "group_name"),
                integer(row, "snmp_port"),
                !row.text("snmp_read_secret").isEmpty(),
                row.choice("type", DeviceType.class),
                row.text("profile"),
                row.text("model_key"),
                row.text("model_name"),
                row.flag("chosen_by_hand"),
                said(row),
                row.text("location"),
                row.text("description"),
                row.nullableDecimal("latitude"),
                row.nullableDecimal("longitude"),
                row.flag("poll_enabled"),
                row.text("status"),
                row.nullableInstant("status_changed_at"),
                row.nullableInstant("answered_at"),
                row.text("problem"),
                row.instant("created_at"),
                row.instant("updated_at"),
                (int) row.number("version"),
                row.texts("tags"));
    }

    private static Device.Said said(Sql.Row row) throws SQLException {
        return new Device.Said(
                row.text("sys_descr"),
                row.text("sys_object_id"),
                row.text("sys_name"),
                row.text("sys_contact"),
                row.text("sys_location"),
                row.nullableText("mac_text"),
                row.text("serial"),
                row.text("software"),
                row.text("hardware"),
                row.nullableInstant("booted_at"));
    }

    private static Device.@Nullable Ref ref(Sql.Row row, String id, String name) throws SQLException {
        Long number = row.nullableNumber(id);
        return number == null ? null : new Device.Ref(number, row.text(name));
    }

    private static @Nullable Integer integer(Sql.Row row, String column) throws SQLException {
        Long number = row.nullableNumber(column);
        return number == null ? null : (Integer) number.intValue();
    }
}
