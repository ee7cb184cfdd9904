package org.demarc.access.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** The people and programs that may sign in. */
@Dependent
public class Users {

    static final String COLUMNS = """
            u.id, u.login, u.name, u.role_id, r.name role_name, u.status, u.language, u.settings::text settings,
            u.strict_ip, u.strict_ip_networks, u.totp_secret is not null totp, u.last_activity, u.created_at,
            u.updated_at, u.version,
            array(select device_group_id from user_device_group where user_id = u.id order by 1) device_groups
            from app_user u join role r on r.id = u.role_id
            """;

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "u.id",
            "login", "lower(u.login)",
            "name", "u.name",
            "role", "r.name",
            "status", "u.status",
            "lastActivity", "u.last_activity");

    private final Sql sql;

    @Inject
    public Users(Sql sql) {
        this.sql = sql;
    }

    public Optional<AppUser> withId(long id) {
        return sql.first("select " + COLUMNS + " where u.id = ?", Users::read, id);
    }

    /** Whatever the case of the login. */
    public Optional<AppUser> withLogin(String login) {
        return sql.first("select " + COLUMNS + " where lower(u.login) = lower(?)", Users::read, login);
    }

    /** Filter: part of login or name. */
    public Page<AppUser> page(PageRequest request) {
        var like =
                "%" + request.filter().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var order = request.column(SORTABLE, "lower(u.login)") + (request.descending() ? " desc" : "");
        var rows = sql.list(
                "select " + COLUMNS + " where u.login ilike ? or u.name ilike ? order by " + order
                        + ", u.id limit ? offset ?",
                Users::read,
                like,
                like,
                request.limit(),
                request.offset());
        long total = sql.one(
                "select count(*) n from app_user where login ilike ? or name ilike ?",
                row -> row.number("n"),
                like,
                like);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /**
     * Adds a user and answers his id.
     *
     * @param passwordHash null for one who signs in by key only
     * @throws org.demarc.ProblemException {@link AccessProblem#LOGIN_TAKEN}
     */
    public long add(UserDraft draft, @Nullable String passwordHash) {
        long id = refusingTakenLogin(
                draft.login(),
                () -> sql.one(
                        """
                insert into app_user (login, name, role_id, status, language, strict_ip, strict_ip_networks, password_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                """,
                        row -> row.number("id"),
                        draft.login(),
                        draft.name(),
                        draft.roleId(),
                        draft.status(),
                        draft.language(),
                        draft.strictIp(),
                        draft.networks(),
                        passwordHash));
        groups(id, draft.deviceGroupIds());
        return id;
    }

    /**
     * Writes what the administrator changed.
     *
     * @param version the version that he saw
     * @throws org.demarc.ProblemException {@link AccessProblem#CHANGED_MEANWHILE}, {@link AccessProblem#LOGIN_TAKEN}
     */
    public void change(long id, int version, UserDraft draft) {
        int changed = refusingTakenLogin(
                draft.login(),
                () -> sql.update(
                        """
                update app_user set login = ?, name = ?, role_id = ?, status = ?, language = ?, strict_ip = ?,
                       strict_ip_networks = ?, updated_at = now(), version = version + 1
                 where id = ? and version = ?
                """,
                        draft.login(),
                        draft.name(),
                        draft.roleId(),
                        draft.status(),
                        draft.language(),
                        draft.strictIp(),
                        draft.networks(),
                        id,
                        version));
        if (changed == 0) {
            throw AccessProblem.CHANGED_MEANWHILE.because("user " + draft.login());
        }
        groups(id, draft.deviceGroupIds());
    }

    public Optional<String> passwordHash(long id) {
        return sql.first("select password_hash from app_user where id = ?", row -> row.text("password_hash"), id)
                .filter(hash -> !hash.isEmpty());
    }

    /** The same password, hashed anew. */
    public void setPasswordHash(long id, String hash) {
        sql.update("update app_user set password_hash = ?, updated_at = now() where id = ?", hash, id);
    }

    /** Another password: whoever came in by the one before, by browser or with the key of a session, is out. */
    public void changePassword(long id, String hash) {
        sql.update("""
                update app_user set password_hash = ?, password_version = password_version + 1, updated_at = now()
                 where id = ?
                """, hash, id);
        sql.update("delete from api_key where user_id = ? and kind = 'SESSION'", id);
    }

    /** Counts the user's passwords: another number, another password. */
    public long passwordVersion(long id) {
        return sql.first(
                        "select password_version from app_user where id = ?", row -> row.number("password_version"), id)
                .orElse(0L);
    }

    /** The user, unless his password has changed since it had this version. */
    public Optional<AppUser> withPassword(long id, long version) {
        return sql.first("select " + COLUMNS + " where u.id = ? and u.password_version = ?", Users::read, id, version);
    }

    public void setStrictIp(long id, boolean strict) {
        sql.update(
                "update app_user set strict_ip = ?, updated_at = now(), version = version + 1 where id = ?",
                strict,
                id);
    }

    /** Name, language and interface settings that a user changes by himself. */
    public void changeSelf(long id, String name, String language, String settingsJson) {
        sql.update("""
                update app_user set name = ?, language = ?, settings = ?::jsonb, updated_at = now(), version = version + 1
                 where id = ?
                """, name, language, settingsJson, id);
    }

    /** Deletes the user with his keys. */
    public boolean remove(long id) {
        return sql.update("delete from app_user where id = ?", id) == 1;
    }

    /** Remembers that he was here; written at most once a minute. */
    public void seen(long id) {
        sql.update("""
                update app_user set last_activity = now()
                 where id = ? and (last_activity is null or last_activity < now() - interval '1 minute')
                """, id);
    }

    /** How many enabled users other than this one hold the Owner role. */
    public long otherOwners(long id) {
        return sql.one(
                "select count(*) n from app_user where role_id = ? and status = 'ENABLED' and id <> ?",
                row -> row.number("n"),
                Role.OWNER,
                id);
    }

    /** Device groups that a user may be given, by name. */
    public List<GroupRef> deviceGroups() {
        return sql.list(
                "select id, name from device_group order by lower(name) limit 1000",
                row -> new GroupRef(row.number("id"), row.text("name")));
    }

    /** A device group as the user's form offers it. */
    public record GroupRef(long id, String name) {}

    private void groups(long id, Set<Long> deviceGroupIds) {
        sql.update("delete from user_device_group where user_id = ?", id);
        deviceGroupIds.forEach(group ->
                sql.update("insert into user_device_group (user_id, device_group_id) values (?, ?)", id, group));
    }

    private static <R> R refusingTakenLogin(String login, Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                throw AccessProblem.LOGIN_TAKEN.because(login);
            }
            throw e;
        }
    }

    static AppUser read(Sql.Row row) throws SQLException {
        return new AppUser(
                row.number("id"),
                row.text("login"),
                row.text("name"),
                new AppUser.RoleRef(row.number("role_id"), row.text("role_name")),
                row.choice("status", AppUser.Status.class),
                row.text("language"),
                row.text("settings"),
                row.flag("strict_ip"),
                row.texts("strict_ip_networks"),
                Set.copyOf(row.numbers("device_groups")),
                row.flag("totp"),
                row.nullableInstant("last_activity"),
                row.instant("created_at"),
                row.instant("updated_at"),
                (int) row.number("version"));
    }
}
