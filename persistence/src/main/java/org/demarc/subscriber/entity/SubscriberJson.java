package org.demarc.subscriber.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.Sql.Row;
import org.demarc.subscriber.entity.SubscriberFacts.Standing;
import org.jspecify.annotations.Nullable;

/** Subscribers on their way between rows and facts: a batch goes to the database as one JSON text. */
final class SubscriberJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<List<Map<String, String>>> ROWS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private SubscriberJson() {}

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One subscriber as {@code jsonb_to_recordset} reads him; names are those of the columns. */
    static Map<String, @Nullable Object> row(SubscriberChange change) {
        SubscriberFacts facts = change.after();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("external_id", change.externalId());
        row.put("record_hash", change.recordHash());
        person(row, facts.person());
        funds(row, facts.funds());
        terms(row, facts.terms());
        activity(row, facts.activity());
        place(row, facts.place());
        labels(row, facts.labels());
        row.put(
                "addresses",
                facts.addresses().stream().map(SubscriberJson::address).toList());
        row.put("hints", facts.hints().stream().map(SubscriberJson::hint).toList());
        row.put("parent_external_id", facts.standing().parent());
        row.put("former", facts.standing().former());
        return row;
    }

    private static void person(Map<String, @Nullable Object> row, Person person) {
        row.put("login", person.login());
        row.put("name", person.name());
        row.put("account_number", person.accountNumber());
        row.put("comment", person.comment());
        row.put("phones", person.phones());
        row.put("email", person.email());
        row.put("corporate", person.corporate());
        row.put("cabinet_password", person.cabinetPassword());
    }

    private static void funds(Map<String, @Nullable Object> row, Funds funds) {
        row.put("balance", funds.balance());
        row.put("credit", funds.credit());
        row.put("discount_pct", funds.discountPct());
    }

    private static void terms(Map<String, @Nullable Object> row, Terms terms) {
        NextTariff next = terms.next();
        row.put("state", terms.state().name());
        row.put("raw_state", terms.rawState());
        row.put("tariffs", terms.tariffs());
        row.put("next_tariff", next == null ? "" : next.externalId());
        row.put("next_tariff_start", next == null ? null : written(next.start()));
        row.put("contract_number", terms.contract().number());
        row.put("contract_signed_on", written(terms.contract().signedOn()));
    }

    private static void activity(Map<String, @Nullable Object> row, Activity activity) {
        row.put("created_on", written(activity.created()));
        row.put("connected_on", written(activity.connected()));
        row.put("activity_internet", written(activity.internet()));
        row.put("activity_network", written(activity.network()));
    }

    private static void place(Map<String, @Nullable Object> row, Place place) {
        row.put("house_id", place.houseId() == 0 ? null : place.houseId());
        row.put("apartment", place.apartment());
        row.put("floor", place.floor());
        row.put("entrance", place.entrance());
    }

    private static void labels(Map<String, @Nullable Object> row, Labels labels) {
        row.put("groups", labels.groups());
        row.put("tags", labels.tags());
        row.put(
                "services",
                labels.services().stream()
                        .map(use -> Map.of(
                                "name", use.name(), "cost", use.cost().toPlainString(), "comment", use.comment()))
                        .toList());
        row.put("additional", labels.additional());
    }

    private static Map<String, @Nullable Object> address(LineAddress address) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ip", address.ip().isEmpty() ? null : address.ip());
        row.put("mac", address.mac().isEmpty() ? null : address.mac());
        row.put("net", address.net());
        return row;
    }

    private static Map<String, @Nullable Object> hint(LineHint hint) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("kind", hint.kind().name());
        row.put("device_ip", hint.deviceIp().isEmpty() ? null : hint.deviceIp());
        row.put("value", hint.value());
        return row;
    }

    private static @Nullable String written(@Nullable Object date) {
        return date == null ? null : date.toString();
    }

    /** The facts of a row that {@link SubscriberBook} has selected. */
    static SubscriberFacts facts(Row row) throws SQLException {
        return new SubscriberFacts(
                new Person(
                        row.text("name"),
                        row.text("login"),
                        row.text("account_number"),
                        row.text("comment"),
                        row.texts("phones"),
                        row.text("email"),
                        row.flag("corporate"),
                        row.text("cabinet_password")),
                new Funds(decimal(row, "balance"), decimal(row, "credit"), decimal(row, "discount_pct")),
                new Terms(
                        row.choice("state", ServiceState.class),
                        row.text("raw_state"),
                        row.texts("tariffs"),
                        next(row),
                        new Contract(row.text("contract_number"), date(row, "contract_signed_on"))),
                new Activity(
                        date(row, "created_on"),
                        date(row, "connected_on"),
                        time(row, "activity_internet"),
                        time(row, "activity_network")),
                new Place(
                        row.number("house_id"), row.text("apartment"), row.text("floor"), (int) row.number("entrance")),
                addresses(row.text("addresses")),
                hints(row.text("hints")),
                Labels.of(
                        row.texts("groups"),
                        row.texts("tags"),
                        services(row.text("services")),
                        texts(row.text("additional"))),
                new Standing(
                        row.flag("in_billing"), row.flag("former"), row.flag("stub"), row.text("parent_external_id")));
    }

    private static @Nullable NextTariff next(Row row) throws SQLException {
        String id = row.text("next_tariff");
        return id.isEmpty() ? null : new NextTariff(id, date(row, "next_tariff_start"));
    }

    private static BigDecimal decimal(Row row, String column) throws SQLException {
        return row.rows().getBigDecimal(column);
    }

    private static @Nullable LocalDate date(Row row, String column) throws SQLException {
        return row.rows().getObject(column, LocalDate.class);
    }

    private static @Nullable LocalDateTime time(Row row, String column) throws SQLException {
        return row.rows().getObject(column, LocalDateTime.class);
    }

    static List<LineAddress> addresses(String json) {
        return rows(json).stream()
                .map(address -> new LineAddress(
                        address.getOrDefault("ip", ""),
                        address.getOrDefault("mac", ""),
                        address.getOrDefault("net", "")))
                .toList();
    }

    private static List<LineHint> hints(String json) {
        return rows(json).stream()
                .map(hint -> new LineHint(
                        LineHint.Kind.valueOf(hint.getOrDefault("kind", "ONU")),
                        hint.getOrDefault("ip", ""),
                        hint.getOrDefault("value", "")))
                .toList();
    }

    static List<ServiceUse> services(String json) {
        return rows(json).stream()
                .map(use -> new ServiceUse(
                        use.getOrDefault("name", ""),
                        new BigDecimal(use.getOrDefault("cost", "0")),
                        use.getOrDefault("comment", "")))
                .toList();
    }

    private static List<Map<String, String>> rows(String json) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, ROWS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored list is no JSON", broken);
        }
    }

    static Map<String, String> texts(String json) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, TEXTS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored map is no JSON", broken);
        }
    }
}
