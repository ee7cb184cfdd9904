package org.demarc.provisioning.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Like;

/** Sources whose services other programs tell by requests. */
@Dependent
public class ServiceSources {

    private static final String SELECT =
            "SELECT id, code, name, kind, both_given, comment_template FROM provisioning_source";

    private static final String FITTING = " WHERE (code ILIKE ? OR name ILIKE ?)";

    private static final Map<String, String> SORTABLE =
            Map.of("code", "code", "name", "lower(name)", "bothGiven", "both_given");

    private final Sql sql;

    @Inject
    public ServiceSources(Sql sql) {
        this.sql = sql;
    }

    public Optional<ServiceSource> withCode(String code) {
        return sql.first(SELECT + " WHERE code = ?", ServiceSources::read, code);
    }

    /** By code unless sorted by code, name, bothGiven; the filter looks at codes and names. */
    public Page<ServiceSource> page(PageRequest request) {
        String like = Like.containing(request.filter());
        String order = request.order(SORTABLE, "code", " DESC") + ", id";
        long total =
                sql.one("SELECT count(*) AS n FROM provisioning_source" + FITTING, row -> row.number("n"), like, like);
        List<ServiceSource> items = sql.list(
                SELECT + FITTING + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                ServiceSources::read,
                like,
                like,
                request.limit(),
                request.offset());
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** Codes of all that services can come from, the CRMs too, in order; at most 2000. */
    public List<String> codes() {
        return sql.list(
                "SELECT code FROM provisioning_source UNION SELECT code FROM crm_source ORDER BY code LIMIT 2000",
                row -> row.text("code"));
    }

    /** Whether services can come from there: another program tells them, or a CRM. */
    public boolean isKnown(String code) {
        return sql.one(
                "SELECT EXISTS (SELECT 1 FROM provisioning_source WHERE code = ?) OR EXISTS (SELECT 1 FROM crm_source WHERE code = ?) AS found",
                row -> row.flag("found"),
                code,
                code);
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
