package org.demarc.access.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;

/** The keys by which programs and embedded pages come in. */
@Dependent
public class ApiKeys {

    private static final String COLUMNS = """
            k.id key_id, k.user_id, u.login, k.kind, k.beginning, k.description, k.networks, k.permissions, k.one_time,
            k.created_by, k.created_at key_created_at, k.expires_at, k.last_used_at, k.options ->> 'user_ip' user_ip
            """;

    private static final String SELECT = "select " + COLUMNS + " from api_key k join app_user u on u.id = k.user_id ";

    private static final String HELD =
            "select " + COLUMNS + """
            , r.version role_version,
            k.last_used_at is null or k.last_used_at < now() - interval '1 minute' use_is_old,
            u.last_activity is null or u.last_activity < now() - interval '1 minute' visit_is_old,
            """ + Users.COLUMNS + " join api_key k on k.user_id = u.id where k.key_hash = ?";

    private final Sql sql;

    @Inject
    public ApiKeys(Sql sql) {
        this.sql = sql;
    }

    /** Keeps the hash of the key and answers the row's id. */
    public long add(KeyText key, KeyDraft draft) {
        return sql.one(
                """
                insert into api_key (user_id, kind, key_hash, beginning, description, networks, permissions, one_time,
                                     created_by, expires_at, options)
                values (?, ?, ?, ?, ?, ?, nullif(?::text[], '{}'), ?, ?, ?,
                        jsonb_strip_nulls(jsonb_build_object('user_ip', nullif(?::text, '')))) returning id
                """,
                row -> row.number("id"),
                draft.userId(),
                draft.kind(),
                key.hash(),
                key.beginning(),
                draft.description(),
                draft.networks(),
                draft.permissions().stream().map(Permission::key).toList(),
                draft.oneTime(),
                draft.createdBy(),
                draft.expiresAt(),
                draft.userIp());
    }

    public Optional<ApiKey> withText(KeyText key) {
        return sql.first(SELECT + " where k.key_hash = ?", ApiKeys::read, key.hash());
    }

    /** The key and whose it is. */
    public Optional<HeldKey> heldWithText(KeyText text) {
        return sql.first(
                HELD,
                row -> new HeldKey(
                        read(row),
                        Users.read(row),
                        (int) row.number("role_version"),
                        row.flag("use_is_old"),
                        row.flag("visit_is_old")),
                text.hash());
    }

    public Optional<ApiKey> withId(long id) {
        return sql.first(SELECT + " where k.id = ?", ApiKeys::read, id);
    }

    /** Keys of one user, newest first; at most 1000. */
    public List<ApiKey> ofUser(long userId) {
        return sql.list(SELECT + " where k.user_id = ? order by k.id desc limit 1000", ApiKeys::read, userId);
    }

    /** Keys of everybody, newest first. Filter: part of login or description, or the key's beginning. */
    public Page<ApiKey> page(PageRequest request) {
        var where = " where (u.login ilike ? or k.description ilike ? or k.beginning like ?)";
        var like = "%" + request.filter().replace("%", "\\%") + "%";
        var start = request.filter().replace("%", "\\%") + "%";
        var rows = sql.list(
                SELECT + where + " order by k.id desc limit ? offset ?",
                ApiKeys::read,
                like,
                like,
                start,
                request.limit(),
                request.offset());
        long total = sql.one(
                "select count(*) n from api_key k join app_user u on u.id = k.user_id" + where,
                row -> row.number("n"),
                like,
                like,
                start);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /** How many keys of a kind somebody made since then. */
    public long madeSince(String createdBy, ApiKey.Kind kind, Instant since) {
        return sql.one(
                "select count(*) n from api_key where kind = ? and created_by = ? and created_at > ?",
                row -> row.number("n"),
                kind,
                createdBy,
                since);
    }

    public boolean revoke(long id) {
        return sql.update("delete from api_key where id = ?", id) == 1;
    }

    /** True for the one caller who uses up a key that works once. */
    public boolean useUp(long id) {
        return revoke(id);
    }

    /** Written at most once a minute. */
    public void used(long id) {
        sql.update("""
                update api_key set last_used_at = now()
                 where id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
                """, id);
    }

    public int removeExpired(Instant now) {
        return sql.update("delete from api_key where expires_at < ?", now);
    }

    private static ApiKey read(Sql.Row row) throws SQLException {
        return new ApiKey(
                row.number("key_id"),
                row.number("user_id"),
                row.text("login"),
                row.choice("kind", ApiKey.Kind.class),
                row.text("beginning"),
                row.text("description"),
                row.texts("networks"),
                Permission.knownOf(row.texts("permissions")),
                row.flag("one_time"),
                row.text("created_by"),
                row.instant("key_created_at"),
                row.instant("expires_at"),
                row.nullableInstant("last_used_at"),
                row.text("user_ip"));
    }
}
