package org.demarc.device.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;

/** The device groups. */
@Dependent
public class DeviceGroups {

    private static final String COLUMNS = "g.id, g.name, g.description, g.created_at, g.version, "
            + "(select count(*) from device d where d.group_id = g.id) devices from device_group g";

    private final Sql sql;

    @Inject
    public DeviceGroups(Sql sql) {
        this.sql = sql;
    }

    public Optional<DeviceGroup> withId(long id) {
        return sql.first("select " + COLUMNS + " where g.id = ?", DeviceGroups::read, id);
    }

    /** Whatever the case of the name. */
    public Optional<DeviceGroup> withName(String name) {
        return sql.first("select " + COLUMNS + " where lower(g.name) = lower(?)", DeviceGroups::read, name);
    }

    /** In order of names. Filter: part of the name. */
    public Page<DeviceGroup> page(PageRequest request) {
        String like = Like.containing(request.filter());
        List<DeviceGroup> rows = sql.list(
                "select " + COLUMNS + " where g.name ilike ? order by lower(g.name)"
                        + (request.descending() ? " desc" : "") + " limit ? offset ?",
                DeviceGroups::read,
                like,
                request.limit(),
                request.offset());
        long total = sql.one("select count(*) n from device_group where name ilike ?", row -> row.number("n"), like);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /**
     * Adds a group and answers its id.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#NAME_TAKEN}
     */
    public long add(String name, String description) {
        return Refusing.duplicates(
                DeviceProblem.NAME_TAKEN,
                name,
                () -> sql.one(
                        "insert into device_group (name, description) values (?, ?) returning id",
                        row -> row.number("id"),
                        name,
                        description));
    }

    /**
     * Renames a group.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#NAME_TAKEN}, {@link DeviceProblem#CHANGED_MEANWHILE}
     */
    public void change(long id, int version, String name, String description) {
        int changed = Refusing.duplicates(
                DeviceProblem.NAME_TAKEN,
                name,
                () -> sql.update(
                        "update device_group set name = ?, description = ?, version = version + 1"
                                + " where id = ? and version = ?",
                        name,
                        description,
                        id,
                        version));
        if (changed == 0) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("group " + name);
        }
    }

    /** Removes an empty group. False when it was not there; {@link DeviceProblem#IN_USE} when devices belong to it. */
    public boolean remove(long id) {
        try {
            return sql.update("delete from device_group where id = ?", id) == 1;
        } catch (Sql.SqlFault e) {
            throw DeviceProblem.IN_USE.because("group " + id);
        }
    }

    private static DeviceGroup read(Sql.Row row) throws SQLException {
        return new DeviceGroup(
                row.number("id"),
                row.text("name"),
                row.text("description"),
                row.number("devices"),
                row.instant("created_at"),
                (int) row.number("version"));
    }
}
