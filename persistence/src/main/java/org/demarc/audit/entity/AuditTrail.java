package org.demarc.audit.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The record of changes; nothing in it is ever changed. */
@Dependent
public class AuditTrail {

    private final Sql sql;

    @Inject
    public AuditTrail(Sql sql) {
        this.sql = sql;
    }

    /** Adds an entry; id and time of the given one are ignored. */
    public void add(AuditEntry entry) {
        sql.update(
                """
                insert into audit_log (who_id, who, action, object_type, object_id, before, after, remote_address, status)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                """,
                entry.whoId(),
                entry.who(),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.before(),
                entry.after(),
                entry.remoteAddress(),
                entry.status());
    }

    /** Newest first. The request's filter text looks in who, action and object. */
    public Page<AuditEntry> page(AuditFilter filter, PageRequest request) {
        var where = new Where();
        where.and("who = ?", filter.who());
        where.and("action = ?", filter.action());
        where.and("object_type = ?", filter.objectType());
        where.and("object_id = ?", filter.objectId());
        where.and("at >= ?", filter.from());
        where.and("at < ?", filter.until());
        if (!request.filter().isEmpty()) {
            where.and(
                    "concat_ws(' ', who, action, object_type, object_id) ilike ?",
                    "%" + request.filter().replace("\\", "\\\\").replace("%", "\\%") + "%");
        }
        long total = sql.one("select count(*) n from audit_log" + where.text, row -> row.number("n"), where.values());
        where.values.add(request.limit());
        where.values.add(request.offset());
        var rows = sql.list(
                """
                select id, at, who_id, who, action, object_type, object_id, before::text before_text,
                       after::text after_text, remote_address, status from audit_log
                """ + where.text + " order by at desc, id desc limit ? offset ?", AuditTrail::read, where.values());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** The actions that occur, for choosing from. */
    public List<String> actions() {
        return sql.list("select distinct action from audit_log order by action limit 1000", row -> row.text("action"));
    }

    private static AuditEntry read(Sql.Row row) throws SQLException {
        return new AuditEntry(
                row.number("id"),
                row.instant("at"),
                row.nullableNumber("who_id"),
                row.text("who"),
                row.text("action"),
                row.text("object_type"),
                row.text("object_id"),
                row.nullableText("before_text"),
                row.nullableText("after_text"),
                row.text("remote_address"),
                row.text("status"));
    }

    /** Conditions that are really asked for. */
    private static final class Where {

        private final List<Object> values = new ArrayList<>();
        private String text = "";

        void and(String condition, @Nullable Object value) {
            if (value != null && !value.equals("")) {
                text += (text.isEmpty() ? " where " : " and ") + condition;
                values.add(value);
            }
        }

        Object[] values() {
            return values.toArray();
        }
    }
}
