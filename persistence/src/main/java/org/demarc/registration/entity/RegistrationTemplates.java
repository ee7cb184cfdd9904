package org.demarc.registration.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.device.entity.DeviceProblem;

/** The templates of registration. */
@Dependent
public class RegistrationTemplates {

    private final Sql sql;

    @Inject
    public RegistrationTemplates(Sql sql) {
        this.sql = sql;
    }

    /** By name. */
    public List<RegistrationTemplate> all() {
        return sql.list(
                "select * from registration_template order by lower(name) limit 500", RegistrationTemplates::read);
    }

    public Optional<RegistrationTemplate> withId(long id) {
        return sql.first("select * from registration_template where id = ?", RegistrationTemplates::read, id);
    }

    /** Adds one; id, version and time of what is handed in do not matter. @throws org.demarc.ProblemException NAME_TAKEN */
    public long add(RegistrationTemplate wanted) {
        return guarded(
                wanted.name(),
                () -> sql.one(
                        """
                        insert into registration_template (name, profile, technology, fields, commands, changed_by)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """,
                        row -> row.number("id"),
                        wanted.name(),
                        wanted.profile(),
                        wanted.technology(),
                        wanted.fields(),
                        wanted.commands(),
                        wanted.changedBy()));
    }

    /** Writes what was changed. @throws org.demarc.ProblemException NAME_TAKEN, CHANGED_MEANWHILE */
    public void change(RegistrationTemplate wanted) {
        int changed = guarded(
                wanted.name(),
                () -> sql.update(
                        """
                        update registration_template set name = ?, profile = ?, technology = ?, fields = ?, commands = ?,
                               changed_by = ?, changed_at = now(), version = version + 1
                         where id = ? and version = ?
                        """,
                        wanted.name(),
                        wanted.profile(),
                        wanted.technology(),
                        wanted.fields(),
                        wanted.commands(),
                        wanted.changedBy(),
                        wanted.id(),
                        wanted.version()));
        if (changed == 0) {
            throw DeviceProblem.CHANGED_MEANWHILE.because("registration template " + wanted.name());
        }
    }

    public void remove(long id) {
        sql.update("delete from registration_template where id = ?", id);
    }

    private static <R> R guarded(String name, java.util.function.Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                throw DeviceProblem.NAME_TAKEN.because(name);
            }
            throw e;
        }
    }

    private static RegistrationTemplate read(Sql.Row row) throws SQLException {
        return new RegistrationTemplate(
                row.number("id"),
                row.text("name"),
                row.text("profile"),
                row.text("technology"),
                row.texts("fields"),
                row.texts("commands"),
                row.text("changed_by"),
                row.instant("changed_at"),
                (int) row.number("version"));
    }
}
