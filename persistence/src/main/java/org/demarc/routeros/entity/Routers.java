package org.demarc.routeros.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.jspecify.annotations.Nullable;

/** The routers that accounts are kept on. */
@Dependent
public class Routers {

    private static final String ROUTERS = "select r.* from routeros_router r";

    /** As {@link RouterStanding#state} says it. */
    private static final String STATE = """
            (case when r.login_refused <> '' then 'LOGIN' when r.open_until > now() then 'WAITING' when r.failures > 0 then 'DOWN'
                  when r.reached_at is null then 'FRESH' else 'UP' end)""";

    private static final String FOUND =
            " where (r.name ilike ? or r.host ilike ? or array_to_string(r.aliases, ' ') ilike ?) and (? = '' or "
                    + STATE + " = ?)";

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "r.id",
            "name", "lower(r.name)",
            "host", "r.host",
            "source", "r.source",
            "state", STATE,
            "reachedAt", "r.reached_at");

    private final Sql sql;

    @Inject
    public Routers(Sql sql) {
        this.sql = sql.keepingPlans();
    }

    public Optional<Router> withId(long id) {
        return sql.first(ROUTERS + " where r.id = ?", Routers::read, id);
    }

    /**
     * The router that the source's operators mean by a name or alias. Case and surrounding blanks do not count; the
     * source's own router comes before one that is open to all.
     */
    public Optional<Router> named(String source, String deviceName) {
        return Optional.ofNullable(named(List.of(source), List.of(deviceName)).get(0));
    }

    /**
     * The same for many names at once.
     *
     * @param sources of each name
     * @return by the places of the names in the list, without the unknown ones
     */
    public Map<Integer, Router> named(List<String> sources, List<String> deviceNames) {
        return sql
                .list(
                        """
                select n.at, f.* from unnest(?::text[], ?::text[]) with ordinality as n(source, name, at) cross join lateral (
                    select r.* from routeros_router r
                     where r.source in (n.source, '') and r.names @> array[n.name]
                     order by r.source desc, r.id limit 1) f
                """,
                        row -> Map.entry((int) row.number("at") - 1, read(row)),
                        sources,
                        deviceNames.stream().map(Routers::folded).toList())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Filter: part of name, alias or host.
     *
     * @param state name of a {@link RouterState}, empty for any
     */
    public Page<Router> page(String state, PageRequest request) {
        var like =
                "%" + request.filter().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var order = request.column(SORTABLE, "lower(r.name)") + (request.descending() ? " desc" : "");
        var rows = sql.list(
                ROUTERS + FOUND + " order by " + order + ", r.id limit ? offset ?",
                Routers::read,
                like,
                like,
                like,
                state,
                state,
                request.limit(),
                request.offset());
        long total = sql.one(
                "select count(*) n from routeros_router r" + FOUND,
                row -> row.number("n"),
                like,
                like,
                like,
                state,
                state);
        return new Page<>(rows, total, request.limit(), request.offset());
    }

    /**
     * Adds a router and answers its id.
     *
     * @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_NAME_TAKEN}
     */
    public long add(RouterDraft draft) {
        requireFreeNames(0, draft);
        return refusingTakenName(
                draft.name(), () -> sql.one("""
                insert into routeros_router (name, aliases, source, host, port, tls, pin, api_user, password,
                       legacy_login, connect_timeout_ms, command_timeout_ms, menu_timeout_ms, managed_profiles,
                       template_profile, disabled_profile, disabled_list, active_list, disabled_rate,
                       insert_queue_before, ppp_service, disable_by, dhcp_server, lease_time, ascii_comments)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::int, ?::int, ?::int, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id
                """, row -> row.number("id"), columns(draft, draft.reach())));
    }

    /**
     * Writes what an administrator changed, and forgets a refused login and earlier failures: the new settings deserve
     * a chance.
     *
     * @param version the version he saw
     * @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_NOT_FOUND}, {@link
     *     RouterosProblem#ROUTER_CHANGED_MEANWHILE}, {@link RouterosProblem#ROUTER_NAME_TAKEN}, {@link
     *     RouterosProblem#PASSWORD_NEEDED} for another host without a password
     */
    public void change(long id, int version, RouterDraft draft) {
        Router former = withId(id).orElseThrow(() -> RouterosProblem.ROUTER_NOT_FOUND.because("router " + id));
        requireFreeNames(id, draft);
        requirePasswordForAnotherHost(former, draft);
        RouterReach reach = draft.reach().password().isEmpty()
                ? draft.reach().keeping(former.reach().password())
                : draft.reach();
        if (refusingTakenName(draft.name(), () -> update(id, version, columns(draft, reach))) == 0) {
            throw RouterosProblem.ROUTER_CHANGED_MEANWHILE.because("router " + draft.name());
        }
    }

    /** Whoever may change a router must not get its stored password sent to a host of his own. */
    private static void requirePasswordForAnotherHost(Router former, RouterDraft draft) {
        boolean isElsewhere =
                !former.reach().host().equalsIgnoreCase(draft.reach().host().strip());
        if (isElsewhere && draft.reach().password().isEmpty()) {
            throw RouterosProblem.PASSWORD_NEEDED.because("host "
                    + draft.reach().host() + " instead of " + former.reach().host());
        }
    }

    /** Deletes a router. Returns false when there was none. */
    public boolean remove(long id) {
        return sql.update("delete from routeros_router where id = ?", id) == 1;
    }

    /** Remembers that a connection came about. Written at most once a minute, unless there is a fault to forget. */
    public void reached(long id) {
        sql.update("""
                update routeros_router set reached_at = now(), failures = 0, fault = '', open_until = null
                 where id = ? and (failures > 0 or open_until is not null or reached_at is null
                                   or reached_at < now() - interval '1 minute')
                """, id);
    }

    /** Remembers that none did. */
    public void failed(long id, String fault, int failures, @Nullable Instant openUntil) {
        sql.update("""
                update routeros_router set failed_at = now(), failures = ?, fault = ?, open_until = ?::timestamptz
                 where id = ?
                """, failures, fault, openUntil, id);
    }

    /** The router's words when it refused our login and nothing has changed since; empty when it did not. */
    public String loginRefused(long id) {
        return sql.first("select login_refused from routeros_router where id = ?", row -> row.text("login_refused"), id)
                .orElse("");
    }

    /** Keeps everybody from signing in; an empty text lets them again. */
    public void setLoginRefused(long id, String words) {
        sql.update(
                "update routeros_router set login_refused = ? where id = ? and login_refused <> ?", words, id, words);
    }

    public void setRosVersion(long id, String version) {
        sql.update(
                "update routeros_router set ros_version = ? where id = ? and ros_version <> ?", version, id, version);
    }

    private int update(long id, int version, @Nullable Object[] columns) {
        @Nullable Object[] all = java.util.Arrays.copyOf(columns, columns.length + 2);
        all[columns.length] = id;
        all[columns.length + 1] = version;
        return sql.update("""
                update routeros_router
                   set name = ?, aliases = ?, source = ?, host = ?, port = ?, tls = ?, pin = ?, api_user = ?,
                       password = ?, legacy_login = ?, connect_timeout_ms = ?::int, command_timeout_ms = ?::int,
                       menu_timeout_ms = ?::int, managed_profiles = ?, template_profile = ?, disabled_profile = ?,
                       disabled_list = ?, active_list = ?, disabled_rate = ?, insert_queue_before = ?,
                       ppp_service = ?, disable_by = ?, dhcp_server = ?, lease_time = ?, ascii_comments = ?,
                       failures = 0, fault = '', open_until = null, login_refused = '', updated_at = now(),
                       version = version + 1
                 where id = ? and version = ?
                """, all);
    }

    private static @Nullable Object[] columns(RouterDraft draft, RouterReach reach) {
        AccountStyle style = draft.style();
        return new @Nullable Object[] {
            draft.name(),
            draft.aliases(),
            draft.source(),
            reach.host(),
            reach.port(),
            reach.tls(),
            reach.pin(),
            reach.user(),
            SecretBox.current().seal(reach.password()),
            reach.legacyLogin(),
            reach.connectTimeoutMs(),
            reach.commandTimeoutMs(),
            reach.menuTimeoutMs(),
            style.managedProfiles(),
            style.templateProfile(),
            style.disabledProfile(),
            style.disabledList(),
            style.activeList(),
            style.disabledRate(),
            style.insertQueueBefore(),
            style.pppService(),
            style.disableBy(),
            style.dhcpServer(),
            style.leaseTime(),
            style.asciiComments()
        };
    }

    /** Two routers of one source that answer to one name would make every service on them a matter of luck. */
    private void requireFreeNames(long id, RouterDraft draft) {
        List<String> names = draft.names().stream().map(Routers::folded).toList();
        sql.first("""
                select r.name from routeros_router r
                 where r.id <> ? and r.source = ? and r.names && ?::text[]
                 limit 1
                """, row -> row.text("name"), id, draft.source(), names).ifPresent(taken -> {
            throw RouterosProblem.ROUTER_NAME_TAKEN.because("router " + taken);
        });
    }

    private static <R> R refusingTakenName(String name, Supplier<R> work) {
        try {
            return work.get();
        } catch (Sql.SqlFault e) {
            if (e.isDuplicate()) {
                throw RouterosProblem.ROUTER_NAME_TAKEN.because("router " + name);
            }
            throw e;
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static Router read(Sql.Row row) throws SQLException {
        return new Router(
                row.number("id"),
                (int) row.number("version"),
                row.text("name"),
                row.texts("aliases"),
                row.text("source"),
                reach(row),
                style(row),
                standing(row),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static RouterReach reach(Sql.Row row) throws SQLException {
        Secret password = SecretBox.current().openSecret(row.text("password"));
        return new RouterReach(
                row.text("host"),
                (int) row.number("port"),
                row.flag("tls"),
                row.text("pin"),
                row.text("api_user"),
                password,
                row.flag("legacy_login"),
                millis(row, "connect_timeout_ms"),
                millis(row, "command_timeout_ms"),
                millis(row, "menu_timeout_ms"));
    }

    private static AccountStyle style(Sql.Row row) throws SQLException {
        return new AccountStyle(
                row.flag("managed_profiles"),
                row.text("template_profile"),
                row.text("disabled_profile"),
                row.text("disabled_list"),
                row.text("active_list"),
                row.text("disabled_rate"),
                row.text("insert_queue_before"),
                row.text("ppp_service"),
                row.choice("disable_by", DisableBy.class),
                row.text("dhcp_server"),
                row.text("lease_time"),
                row.flag("ascii_comments"));
    }

    private static RouterStanding standing(Sql.Row row) throws SQLException {
        return new RouterStanding(
                row.nullableInstant("reached_at"),
                row.nullableInstant("failed_at"),
                (int) row.number("failures"),
                row.text("fault"),
                row.nullableInstant("open_until"),
                row.text("login_refused"),
                row.text("ros_version"));
    }

    private static @Nullable Integer millis(Sql.Row row, String column) throws SQLException {
        Long value = row.nullableNumber(column);
        return value == null ? null : value.intValue();
    }
}
