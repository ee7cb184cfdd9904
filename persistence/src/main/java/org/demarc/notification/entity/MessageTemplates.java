package org.demarc.notification.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.demarc.Sql;

/** Templates that somebody has written himself; the others are Demarc's own. */
@Dependent
public class MessageTemplates {

    private final Sql sql;

    @Inject
    public MessageTemplates(Sql sql) {
        this.sql = sql;
    }

    public List<MessageTemplate> all() {
        return sql.list(
                "select * from notification_template order by kind, language, occasion limit 1000",
                MessageTemplates::read);
    }

    public Optional<MessageTemplate> of(ChannelKind kind, String language, Occasion occasion) {
        return sql.first(
                "select * from notification_template where kind = ? and language = ? and occasion = ?",
                MessageTemplates::read,
                kind,
                language,
                occasion);
    }

    /** Written anew, or over the one that there is. */
    public void put(MessageTemplate template, String by) {
        sql.update(
                """
                insert into notification_template (kind, language, occasion, subject, body, html, updated_by) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, language, occasion) do update
                   set subject = excluded.subject, body = excluded.body, html = excluded.html, updated_by = excluded.updated_by,
                       updated_at = now(), version = notification_template.version + 1
                """,
                template.kind(),
                template.language(),
                template.occasion(),
                template.subject(),
                template.body(),
                template.html(),
                by);
    }

    /** Demarc's own one is used again. */
    public boolean remove(ChannelKind kind, String language, Occasion occasion) {
        return sql.update(
                        "delete from notification_template where kind = ? and language = ? and occasion = ?",
                        kind,
                        language,
                        occasion)
                == 1;
    }

    private static MessageTemplate read(Sql.Row row) throws SQLException {
        return new MessageTemplate(
                row.choice("kind", ChannelKind.class),
                row.text("language"),
                row.choice("occasion", Occasion.class),
                row.text("subject"),
                row.text("body"),
                row.text("html"),
                (int) row.number("version"));
    }
}
