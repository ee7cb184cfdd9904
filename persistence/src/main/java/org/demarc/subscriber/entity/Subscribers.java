package org.demarc.subscriber.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/** Subscribers as people look at them. */
@ApplicationScoped
public class Subscribers {

    private static final Map<String, String> SORTS = Map.of(
            "name", "s.name, s.id",
            "login", "lower(s.login), s.id",
            "externalId", "lower(s.external_id), s.id",
            "id", "s.id");

    private static final String ADDRESS = """
            concat_ws(', ', y.name, t.name, h.number, nullif(s.apartment, '')) as address
            """;

    private static final String JOINS = """
             from subscriber s join billing_source src on src.id = s.source_id
            left join contract c on c.subscriber_id = s.id and c.main
            left join address_house h on h.id = s.house_id left join address_street t on t.id = h.street_id
            left join address_city y on y.id = t.city_id
            """;

    private static final String TARIFFS = """
            array(select coalesce(p.name, u.id) from unnest(s.tariffs) with ordinality u(id, o)
                  left join tariff p on p.source_id = s.source_id and p.external_id = u.id order by u.o) as tariff_names
            """;

    /** Counting further than this helps nobody. */
    private static final int MOST_COUNTED = 10_000;

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected Subscribers() {
        this.sql = null;
    }

    @Inject
    public Subscribers(Sql sql) {
        this.sql = sql;
    }

    /**
     * Subscribers whose name, address, login, contract, id or phone begins with the filter's words. Totals are exact to
     * 10,000 while a filter is set.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.ListProblem#UNKNOWN_SORT}
     */
    public Page<SubscriberView.Row> page(PageRequest request) {
        String order = request.column(SORTS, "s.name, s.id");
        String direction = request.descending() ? order.replace(",", " desc,") + " desc" : order;
        if (request.filter().isEmpty()) {
            return all(request, direction);
        }
        Object[] words = words(request.filter());
        List<SubscriberView.Row> items = sql().list(
                        "select s.*, src.name as source, c.number as contract, " + TARIFFS + ", " + ADDRESS + JOINS
                                + " where s.id in (" + MATCHING + ") order by " + direction + " limit ? offset ?",
                        Subscribers::row,
                        with(words, request.limit(), request.offset()));
        long total = sql().one("select count(*) as n from (" + MATCHING + ") as found", row -> row.number("n"), words);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    private static final String MATCHING = """
            select id from search_subscriber_words(cast(? as text[]), 10000) as w(id)
            union select id from subscriber where lower(login) like ? and login <> ''
            union select id from subscriber where lower(external_id) like ?
            union select id from subscriber where lower(account_number) like ? and account_number <> ''
            union select subscriber_id from contract where lower(number) like ?
            union select subscriber_id from subscriber_phone where digits like ?
            limit 10000
            """;

    private static Object[] words(String filter) {
        List<String> parts = SearchWords.of(filter);
        String begins = SearchWords.escaped(filter.strip().toLowerCase(java.util.Locale.ROOT)) + "%";
        String digits = filter.replaceAll("\\D", "");
        String phone = digits.length() < 3 ? "none" : digits + "%";
        return new Object[] {parts, begins, begins, begins, begins, phone};
    }

    private static Object[] with(Object[] words, Object limit, Object offset) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = limit;
        all[words.length + 1] = offset;
        return all;
    }

    private Page<SubscriberView.Row> all(PageRequest request, String order) {
        List<SubscriberView.Row> items = sql().list(
                        "select s.*, src.name as source, c.number as contract, " + TARIFFS + ", " + ADDRESS + " from ("
                                + "select * from subscriber s order by " + order + " limit ? offset ?) s"
                                + JOINS.replace(" from subscriber s", "") + " order by " + order,
                        Subscribers::row,
                        request.limit(),
                        request.offset());
        long total = sql().one("""
                select case when n < ? then (select count(*) from subscriber) else n end as n
                from (select greatest(reltuples, 0)::bigint as n from pg_class where oid = 'subscriber'::regclass) e
                """, row -> row.number("n"), MOST_COUNTED);
        return new Page<>(items, total, request.limit(), request.offset());
    }

    /** One subscriber with all that is known about him. */
    public Optional<SubscriberView> byId(long id) {
        return sql().first(
                        "select s.*, src.name as source, src.card_url, c.signed_on, " + TARIFFS + ", " + ADDRESS
                                + """
                        , (select p.name from tariff p where p.source_id = s.source_id and p.external_id = s.next_tariff) as next_name,
                        array(select number from contract k where k.subscriber_id = s.id order by k.main desc, k.id limit 50) as contracts,
                        (select coalesce(jsonb_agg(jsonb_build_object('ip', coalesce(host(i.ip), ''),
                             'mac', coalesce(i.mac::text, ''), 'net', i.net) order by i.id), '[]')
                         from subscriber_ip i where i.subscriber_id = s.id) as addresses
                        """
                                + JOINS + " where s.id = ?",
                        Subscribers::view,
                        id);
    }

    /** The subscriber with this id at this source. */
    public Optional<Long> idOf(String source, String externalId) {
        return sql().first("""
                select s.id from subscriber s join billing_source b on b.id = s.source_id
                where lower(b.name) = lower(?) and s.external_id = ?
                """, row -> row.number("id"), source, externalId);
    }

    /** What happened to a subscriber, newest first. */
    public List<SubscriberView.Event> events(long id, int limit) {
        return sql().list(
                        "select * from subscriber_event where subscriber_id = ? order by at desc, id desc limit ?",
                        row -> new SubscriberView.Event(
                                row.number("id"),
                                row.instant("at"),
                                row.text("kind"),
                                row.text("before"),
                                row.text("after")),
                        id,
                        limit);
    }

    private static SubscriberView.Row row(Sql.Row row) throws SQLException {
        List<String> phones = row.texts("phones");
        return new SubscriberView.Row(
                row.number("id"),
                row.text("source"),
                row.text("external_id"),
                row.text("login"),
                row.text("name"),
                row.text("contract"),
                row.text("state"),
                Funds.cents(row.rows().getBigDecimal("balance")),
                String.join(", ", row.texts("tariff_names")),
                row.text("address"),
                phones.isEmpty() ? "" : phones.get(0),
                row.flag("in_billing"));
    }

    private static SubscriberView view(Sql.Row row) throws SQLException {
        String next = row.text("next_name");
        return new SubscriberView(
                row.number("id"),
                row.text("source"),
                row.text("external_id"),
                row.text("login"),
                row.text("name"),
                row.flag("corporate"),
                row.texts("contracts"),
                row.rows().getObject("signed_on", LocalDate.class),
                row.text("account_number"),
                row.text("state"),
                Funds.cents(row.rows().getBigDecimal("balance")),
                Funds.cents(row.rows().getBigDecimal("credit")),
                Funds.cents(row.rows().getBigDecimal("discount_pct")),
                row.texts("tariff_names"),
                next.isEmpty() ? row.text("next_tariff") : next,
                row.rows().getObject("next_tariff_start", LocalDate.class),
                row.text("address"),
                row.text("floor"),
                (int) row.number("entrance"),
                row.texts("phones").stream().filter(phone -> !phone.isEmpty()).toList(),
                row.text("email"),
                row.text("comment"),
                SubscriberJson.addresses(row.text("addresses")),
                row.texts("groups"),
                row.texts("tags"),
                SubscriberJson.services(row.text("services")),
                SubscriberJson.texts(row.text("additional")),
                row.rows().getObject("connected_on", LocalDate.class),
                row.rows().getObject("activity_network", LocalDateTime.class),
                row.flag("in_billing"),
                row.flag("former"),
                card(row.text("card_url"), row.text("external_id"), row.text("login")),
                row.instant("updated_at"));
    }

    /** The subscriber's page in the billing. */
    public static String card(String template, String externalId, String login) {
        return template.replace("{id}", URLEncoder.encode(externalId, StandardCharsets.UTF_8))
                .replace("{login}", URLEncoder.encode(login, StandardCharsets.UTF_8));
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
