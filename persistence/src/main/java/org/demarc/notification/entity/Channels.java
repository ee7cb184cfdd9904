package org.demarc.notification.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.device.entity.Conditions;
import org.demarc.device.entity.Like;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** The ways to tell. Secrets are sealed on their way in. */
@Dependent
public class Channels {

    private static final String SELECT = "select c.* from notification_channel c where ";

    private static final Map<String, String> SORTABLE =
            Map.of("id", "c.id", "name", "lower(c.name)", "kind", "c.kind", "enabled", "c.enabled");

    private final Sql sql;

    @Inject
    public Channels(Sql sql) {
        this.sql = sql;
    }

    /** By name unless sorted otherwise. Filter: part of name, host or URL. */
    public Page<Channel> page(PageRequest request) {
        Conditions wanted = new Conditions();
        if (!request.filter().isEmpty()) {
            String like = Like.containing(request.filter());
            wanted.and("(c.name ilike ? or c.host ilike ? or c.url ilike ?)", like, like, like);
        }
        var rows = sql.list(
                SELECT + wanted.sql() + " order by " + request.column(SORTABLE, "lower(c.name)")
                        + (request.descending() ? " desc" : "") + ", c.id limit ? offset ?",
                Channels::read,
                wanted.parameters(request.limit(), request.offset()));
        long total = sql.one(
                "select count(*) n from notification_channel c where " + wanted.sql(),
                row -> row.number("n"),
                wanted.parameters());
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    public Optional<Channel> withId(long id) {
        return sql.first(SELECT + "c.id = ?", Channels::read, id);
    }

    /** Those that are switched on, by name. */
    public List<Channel> enabled() {
        return sql.list(SELECT + "c.enabled order by lower(c.name) limit 1000", Channels::read);
    }

    /**
     * The id of the new channel.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#CHANNEL_NAME_TAKEN}
     */
    public long add(ChannelDraft draft, String by) {
        try {
            return sql.one(
                    """
                    insert into notification_channel (name, kind, enabled, host, port, security, login, secret, sender, url, updated_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                    """,
                    row -> row.number("id"),
                    draft.name(),
                    draft.kind(),
                    draft.enabled(),
                    draft.host(),
                    draft.port(),
                    draft.security(),
                    draft.login(),
                    sealed(draft.secret()),
                    draft.sender(),
                    draft.url(),
                    by);
        } catch (Sql.SqlFault fault) {
            throw taken(draft, fault);
        }
    }

    /**
     * Everything but the kind; false when it has another version by now.
     *
     * @throws org.demarc.ProblemException {@link NotificationProblem#CHANNEL_NAME_TAKEN}
     */
    public boolean change(long id, int version, ChannelDraft draft, String by) {
        try {
            return sql.update(
                            """
                            update notification_channel
                               set name = ?, enabled = ?, host = ?, port = ?, security = ?, login = ?, secret = ?, sender = ?, url = ?,
                                   updated_at = now(), updated_by = ?, version = version + 1
                             where id = ? and version = ?
                            """,
                            draft.name(),
                            draft.enabled(),
                            draft.host(),
                            draft.port(),
                            draft.security(),
                            draft.login(),
                            sealed(draft.secret()),
                            draft.sender(),
                            draft.url(),
                            by,
                            id,
                            version)
                    == 1;
        } catch (Sql.SqlFault fault) {
            throw taken(draft, fault);
        }
    }

    private static RuntimeException taken(ChannelDraft draft, Sql.SqlFault fault) {
        return fault.isDuplicate() ? NotificationProblem.CHANNEL_NAME_TAKEN.because(draft.name()) : fault;
    }

    /** How many contacts are told by it. */
    public long contactsOf(long id) {
        return sql.one("select count(*) n from notification_contact where channel_id = ?", row -> row.number("n"), id);
    }

    public void remove(long id) {
        sql.update("delete from notification_channel where id = ?", id);
    }

    private static @Nullable String sealed(Secret secret) {
        return secret.isEmpty() ? null : SecretBox.current().seal(secret);
    }

    private static Channel read(Sql.Row row) throws SQLException {
        String secret = row.nullableText("secret");
        return new Channel(
                row.number("id"),
                row.text("name"),
                row.choice("kind", ChannelKind.class),
                row.flag("enabled"),
                row.text("host"),
                (int) row.number("port"),
                row.choice("security", MailSecurity.class),
                row.text("login"),
                secret == null ? Secret.NONE : SecretBox.current().openSecret(secret),
                row.text("sender"),
                row.text("url"),
                (int) row.number("version"));
    }
}
