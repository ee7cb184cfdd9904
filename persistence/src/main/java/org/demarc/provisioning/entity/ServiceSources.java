package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;

/** Sources whose services other programs tell by requests. */
@Dependent
public class ServiceSources {

    private static final String SELECT =
            "SELECT id, code, name, kind, both_given, comment_template FROM provisioning_source ";

    private final Sql sql;

    @Inject
    public ServiceSources(Sql sql) {
        this.sql = sql;
    }

    public Optional<ServiceSource> withCode(String code) {
        return sql.first(SELECT + "WHERE code = ?", ServiceSources::read, code);
    }

    /** In the order of their codes, at most 1000. */
    public List<ServiceSource> list() {
        return sql.list(SELECT + "ORDER BY code LIMIT 1000", ServiceSources::read);
    }

    /** The id of the draft is not looked at. */
    public void add(ServiceSource draft) {
        sql.update(
                "INSERT INTO provisioning_source (code, name, kind, both_given, comment_template) VALUES (?, ?, ?, ?, ?)",
                draft.code(),
                draft.name(),
                draft.kind(),
                draft.bothGiven(),
                draft.commentTemplate());
    }

    public boolean remove(String code) {
        return sql.update("DELETE FROM provisioning_source WHERE code = ?", code) == 1;
    }

    private static ServiceSource read(Sql.Row row) throws SQLException {
        return new ServiceSource(
                row.number("id"),
                row.text("code"),
                row.text("name"),
                row.text("kind"),
                row.text("both_given"),
                row.text("comment_template"));
    }
}
