package org.demarc.access.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.demarc.Sql;

/** The roles. There are tens of them, never thousands. */
@Dependent
public class Roles {

    private static final String COLUMNS = """
            select id, name, description, display, created_at, updated_at, version,
                   array(select permission from role_permission where role_id = role.id) permissions
              from role
            """;

    private final Sql sql;

    @Inject
    public Roles(Sql sql) {
        this.sql = sql;
    }

    public List<Role> all() {
        return sql.list(COLUMNS + " order by id limit 1000", Roles::read);
    }

    public Optional<Role> withId(long id) {
        return sql.first(COLUMNS + " where id = ?", Roles::read, id);
    }

    /**
     * Adds a role and answers its id.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#ROLE_NAME_TAKEN}
     */
    public long add(String name, String description, boolean display, Set<Permission> permissions) {
        long id = refusingTakenName(
                name,
                () -> sql.one(
                        "insert into role (name, description, display) values (?, ?, ?) returning id",
                        row -> row.number("id"),
                        name,
                        description,
                        display));
        permissions(id, permissions);
        return id;
    }

    /**
     * Writes what was changed.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#CHANGED_MEANWHILE}, {@link AccessProblem#ROLE_NAME_TAKEN}
     */
    public void change(
            long id, int version, String name, String description, boolean display, Set<Permission> permissions) {
        int changed = refusingTakenName(name, () -> sql.update("""
                update role set name = ?, description = ?, display = ?, updated_at = now(), version = version + 1
                 where id = ? and version = ?
                """, name, description, display, id, version));
        if (changed == 0) {
            throw AccessProblem.CHANGED_MEANWHILE.because("role " + name);
        }
        permissions(id, permissions);
    }

    public long usersOf(long id) {
        return sql.one("select count(*) n from app_user where role_id = ?", row -> row.number("n"), id);
    }

    public boolean remove(long id) {
        return sql.update("delete from role where id = ? and id > 0", id) == 1;
    }

    private void permissions(long id, Set<Permission> permissions) {
        sql.update("delete from role_permission where role_id = ?", id);
        sql.update(
                "insert into role_permission (role_id, permission) select ?, unnest(?::text[])",
                id,
                permissions.stream().map(Permission::key).toList());
    }

    private static <R> R refusingTakenName(String name, Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                throw AccessProblem.ROLE_NAME_TAKEN.because(name);
            }
            throw e;
        }
    }

    private static Role read(Sql.Row row) throws SQLException {
        return new Role(
                row.number("id"),
                row.text("name"),
                row.text("description"),
                row.flag("display"),
                Permission.knownOf(row.texts("permissions")),
                row.instant("created_at"),
                row.instant("updated_at"),
                (int) row.number("version"));
    }
}
