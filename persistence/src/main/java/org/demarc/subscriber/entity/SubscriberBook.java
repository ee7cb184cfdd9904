package org.demarc.subscriber.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.demarc.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The register of subscribers as an import sees it: batches in, batches out. Each write is one statement, so a batch is
 * whole or not at all whatever happens to the node.
 */
@ApplicationScoped
public class SubscriberBook {

    private static final String FACTS = """
            select s.*, c.number as contract_number, c.signed_on as contract_signed_on,
                   (select coalesce(jsonb_agg(jsonb_build_object('ip', coalesce(host(i.ip), ''),
                        'mac', coalesce(replace(i.mac::text, ':', ''), ''), 'net', i.net)), '[]')
                    from subscriber_ip i where i.subscriber_id = s.id) as addresses,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'ip', coalesce(host(l.device_ip), ''),
                        'value', l.value)), '[]')
                    from subscriber_line_hint l where l.subscriber_id = s.id) as hints
            from subscriber s left join contract c on c.subscriber_id = s.id and c.main
            """;

    private static final String WRITE = """
            with given as (
                select * from jsonb_to_recordset(cast(? as jsonb)) as r(
                    external_id text, record_hash text, login text, name text, account_number text, comment text,
                    phones text[], email text, corporate boolean, cabinet_password text, balance numeric, credit numeric,
                    discount_pct numeric, state text, raw_state text, tariffs text[], next_tariff text,
                    next_tariff_start date, contract_number text, contract_signed_on date, created_on date,
                    connected_on date, activity_internet timestamp, activity_network timestamp, house_id bigint,
                    apartment text, floor text, entrance integer, groups text[], tags text[], services jsonb,
                    additional jsonb, addresses jsonb, hints jsonb, parent_external_id text, former boolean)),
            written as (
                insert into subscriber as s (source_id, external_id, record_hash, login, name, account_number, comment,
                    phones, email, corporate, cabinet_password, balance, credit, discount_pct, state, raw_state, tariffs,
                    next_tariff, next_tariff_start, created_on, connected_on, activity_internet, activity_network,
                    house_id, apartment, floor, entrance, groups, tags, services, additional, parent_external_id, former,
                    in_billing, stub, search_text)
                select cast(? as bigint), g.external_id, g.record_hash, g.login, g.name, g.account_number, g.comment,
                    g.phones, g.email, g.corporate, g.cabinet_password, g.balance, g.credit, g.discount_pct, g.state,
                    g.raw_state, g.tariffs, g.next_tariff, g.next_tariff_start, g.created_on, g.connected_on,
                    g.activity_internet, g.activity_network, g.house_id, g.apartment, g.floor, g.entrance, g.groups,
                    g.tags, g.services, g.additional, g.parent_external_id, g.former, true, false,
                    search_fold(concat_ws(' ', '', g.name, y.name, t.name, h.number, nullif(g.apartment, '')))
                from given g
                left join address_house h on h.id = g.house_id
                left join address_street t on t.id = h.street_id
                left join address_city y on y.id = t.city_id
                on conflict (source_id, external_id) do update set
                    record_hash = excluded.record_hash, login = excluded.login, name = excluded.name,
                    account_number = excluded.account_number, comment = excluded.comment, phones = excluded.phones,
                    email = excluded.email, corporate = excluded.corporate, cabinet_password = excluded.cabinet_password,
                    balance = excluded.balance, credit = excluded.credit, discount_pct = excluded.discount_pct,
                    state = excluded.state, raw_state = excluded.raw_state, tariffs = excluded.tariffs,
                    next_tariff = excluded.next_tariff, next_tariff_start = excluded.next_tariff_start,
                    created_on = excluded.created_on, connected_on = excluded.connected_on,
                    activity_internet = excluded.activity_internet, activity_network = excluded.activity_network,
                    house_id = excluded.house_id, apartment = excluded.apartment, floor = excluded.floor,
                    entrance = excluded.entrance, groups = excluded.groups, tags = excluded.tags,
                    services = excluded.services, additional = excluded.additional,
                    parent_external_id = excluded.parent_external_id, former = excluded.former, in_billing = true,
                    stub = false, search_text = excluded.search_text, updated_at = now(), version = s.version + 1
                returning s.id, s.external_id),
            known as (select w.id, g.* from written w join given g using (external_id)),
            contract_gone as (
                delete from contract c using known k
                where c.subscriber_id = k.id and c.main and k.contract_number = ''),
            contract_written as (
                insert into contract (subscriber_id, number, signed_on)
                select id, contract_number, contract_signed_on from known where contract_number <> ''
                on conflict (subscriber_id) where main do update
                    set number = excluded.number, signed_on = excluded.signed_on
                    where (contract.number, contract.signed_on) is distinct from (excluded.number, excluded.signed_on)),
            address as (
                select distinct on (k.id, a.ip, a.mac) k.id, a.ip, a.mac, a.net
                from known k, jsonb_to_recordset(k.addresses) as a(ip inet, mac macaddr, net text)),
            address_gone as (
                delete from subscriber_ip i using known k
                where i.subscriber_id = k.id and not exists (
                    select 1 from address a where a.id = i.subscriber_id
                        and a.ip is not distinct from i.ip and a.mac is not distinct from i.mac)),
            address_written as (
                insert into subscriber_ip (subscriber_id, ip, mac, net) select id, ip, mac, net from address
                on conflict (subscriber_id, coalesce(ip, '0.0.0.0'), coalesce(mac, '00:00:00:00:00:00'))
                    do update set net = excluded.net where subscriber_ip.net <> excluded.net),
            hint as (
                select distinct k.id, l.kind, l.device_ip, l.value
                from known k, jsonb_to_recordset(k.hints) as l(kind text, device_ip inet, value text)),
            hint_gone as (
                delete from subscriber_line_hint l using known k
                where l.subscriber_id = k.id and not exists (
                    select 1 from hint n where n.id = l.subscriber_id and n.kind = l.kind and n.value = l.value
                        and n.device_ip is not distinct from l.device_ip)),
            hint_written as (
                insert into subscriber_line_hint (subscriber_id, kind, device_ip, value)
                select id, kind, device_ip, value from hint on conflict do nothing),
            phone as (
                select distinct k.id, digits from known k, unnest(k.phones) as digits where digits <> ''),
            phone_gone as (
                delete from subscriber_phone p using known k
                where p.subscriber_id = k.id and not exists (
                    select 1 from phone n where n.id = p.subscriber_id and n.digits = p.digits)),
            phone_written as (
                insert into subscriber_phone (subscriber_id, digits) select id, digits from phone on conflict do nothing),
            noted as (
                insert into subscriber_event (subscriber_id, kind, before, after, job_run_id)
                select k.id, e.kind, e.before, e.after, cast(? as bigint)
                from jsonb_to_recordset(cast(? as jsonb)) as e(external_id text, kind text, before text, after text)
                join known k using (external_id))
            select count(*) as n from written
            """;

    private final @Nullable Sql sql;

    /** For the proxy of the container only. */
    protected SubscriberBook() {
        this.sql = null;
    }

    @Inject
    public SubscriberBook(Sql sql) {
        this.sql = sql;
    }

    /** What is needed to see which of these have changed, by external id. */
    public Map<String, KnownRecord> knownRecords(long sourceId, Collection<String> externalIds) {
        return byId(
                """
                select external_id, record_hash, balance, activity_internet, in_billing
                from subscriber where source_id = ? and external_id = any(?)
                """,
                row -> new KnownRecord(
                        row.text("record_hash"),
                        Funds.cents(row.rows().getBigDecimal("balance")),
                        row.rows().getObject("activity_internet", java.time.LocalDateTime.class),
                        row.flag("in_billing")),
                sourceId,
                externalIds);
    }

    /** All facts of these subscribers, by external id. */
    public Map<String, SubscriberFacts> facts(long sourceId, Collection<String> externalIds) {
        return byId(
                FACTS + " where s.source_id = ? and s.external_id = any(?)",
                SubscriberJson::facts,
                sourceId,
                externalIds);
    }

    /** Writes new and changed subscribers with all that belongs to them. */
    public long write(long sourceId, long jobRunId, List<SubscriberChange> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        List<Map<String, String>> events = new ArrayList<>();
        changes.stream().filter(change -> !change.isNew()).forEach(change -> events.addAll(events(change)));
        String rows =
                SubscriberJson.text(changes.stream().map(SubscriberJson::row).toList());
        return sql().one(WRITE, row -> row.number("n"), rows, sourceId, jobRunId, SubscriberJson.text(events));
    }

    /** Writes only balances and last activity, the two values that change every day. */
    public int writeBalances(long sourceId, List<BalanceChange> changes) {
        if (changes.isEmpty()) {
            return 0;
        }
        List<Map<String, @Nullable Object>> rows = changes.stream()
                .map(change -> {
                    Map<String, @Nullable Object> row = new HashMap<>();
                    row.put("external_id", change.externalId());
                    row.put("balance", change.balance());
                    row.put(
                            "activity",
                            change.activity() == null ? null : change.activity().toString());
                    return row;
                })
                .toList();
        return sql().update("""
                update subscriber s set balance = g.balance, activity_internet = coalesce(g.activity, s.activity_internet),
                    activity_network = greatest(s.activity_network, g.activity), updated_at = now(), version = version + 1
                from jsonb_to_recordset(cast(? as jsonb)) as g(external_id text, balance numeric, activity timestamp)
                where s.source_id = ? and s.external_id = g.external_id
                """, SubscriberJson.text(rows), sourceId);
    }

    /** Addresses and contract numbers that several present subscribers of a source have. */
    public List<Shared> shared(long sourceId, int limit) {
        return sql().list(
                        """
                (select 'IP' as what, host(i.ip) as value, array_agg(distinct s.external_id) as ids
                 from subscriber_ip i join subscriber s on s.id = i.subscriber_id and s.source_id = ? and s.in_billing
                 where i.ip is not null group by i.ip having count(distinct s.id) > 1 limit ?)
                union all
                (select 'contract', c.number, array_agg(distinct s.external_id)
                 from contract c join subscriber s on s.id = c.subscriber_id and s.source_id = ? and s.in_billing
                 where c.main group by c.number having count(distinct s.id) > 1 limit ?)
                """,
                        row -> new Shared(row.text("what"), row.text("value"), row.texts("ids")),
                        sourceId,
                        limit,
                        sourceId,
                        limit);
    }

    /** A value that should be one subscriber's alone; {@code what} is {@code IP} or {@code contract}. */
    public record Shared(String what, String value, List<String> externalIds) {}

    /** Whose login another one gets in this run loses it first. Returns how many. */
    public int freeLogins(long sourceId, long jobRunId) {
        return sql().update("""
                update subscriber s set login = '', record_hash = '' from billing_seen b
                where b.job_run_id = ? and s.source_id = ? and b.login <> '' and lower(s.login) = lower(b.login)
                    and s.external_id <> b.external_id
                """, jobRunId, sourceId);
    }

    /** Lets the database count the subscribers after many were written, so that what asks for them next is planned for as many. */
    public void countAnew() {
        sql().update("analyze subscriber, subscriber_ip, subscriber_line_hint, contract");
    }

    /** How many subscribers of the source the last list named. */
    public long present(long sourceId) {
        return sql().one(
                        "select count(*) as n from subscriber where source_id = ? and in_billing",
                        row -> row.number("n"),
                        sourceId);
    }

    /** How many of those are missing from the list that the run has read. */
    public long missing(long sourceId, long jobRunId) {
        return sql().one("""
                select count(*) as n from subscriber s where s.source_id = ? and s.in_billing and not exists (
                    select 1 from billing_seen b where b.job_run_id = ? and b.external_id = s.external_id)
                """, row -> row.number("n"), sourceId, jobRunId);
    }

    /** Marks those as no longer in the billing; nothing else about them changes. Returns how many. */
    public int markMissing(long sourceId, long jobRunId) {
        return sql().update("""
                with gone as (
                    update subscriber s set in_billing = false, record_hash = '', updated_at = now(), version = version + 1
                    where s.source_id = ? and s.in_billing and not exists (
                        select 1 from billing_seen b where b.job_run_id = ? and b.external_id = s.external_id)
                    returning s.id)
                insert into subscriber_event (subscriber_id, kind, job_run_id) select id, 'gone', cast(? as bigint) from gone
                """, sourceId, jobRunId, jobRunId);
    }

    private static List<Map<String, String>> events(SubscriberChange change) {
        List<Map<String, String>> events = new ArrayList<>();
        SubscriberFacts before = change.before();
        SubscriberFacts after = change.after();
        note(events, change, "returned", facts -> facts.standing().inBilling() ? "yes" : "no");
        note(events, change, "former", facts -> facts.standing().former() ? "yes" : "no");
        note(events, change, "name", facts -> facts.person().name());
        note(events, change, "login", facts -> facts.person().login());
        note(events, change, "state", facts -> facts.terms().state().name());
        note(events, change, "tariff", facts -> String.join(", ", facts.terms().tariffs()));
        note(events, change, "contract", facts -> facts.terms().contract().number());
        note(events, change, "phones", facts -> String.join(", ", facts.person().phones()));
        if (!before.place().equals(after.place())) {
            note(
                    events,
                    change,
                    "place",
                    facts -> facts.place().houseId() + " / " + facts.place().apartment());
        }
        note(events, change, "addresses", facts -> facts.addresses().toString());
        return events;
    }

    private static void note(
            List<Map<String, String>> events,
            SubscriberChange change,
            String kind,
            Function<SubscriberFacts, String> part) {
        String before = part.apply(change.before());
        String after = part.apply(change.after());
        if (!before.equals(after)) {
            events.add(Map.of("external_id", change.externalId(), "kind", kind, "before", before, "after", after));
        }
    }

    private <T> Map<String, T> byId(
            String query, Sql.RowReader<T> reader, long sourceId, Collection<String> externalIds) {
        Map<String, T> byId = new LinkedHashMap<>();
        sql().list(query, row -> byId.put(row.text("external_id"), reader.read(row)), sourceId, externalIds);
        return byId;
    }

    private Sql sql() {
        return Objects.requireNonNull(sql);
    }
}
