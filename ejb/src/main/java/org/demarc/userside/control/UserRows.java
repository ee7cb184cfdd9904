package org.demarc.userside.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.billing.control.BilledSubscriber;
import org.demarc.billing.control.BilledSubscriber.Dates;
import org.demarc.billing.control.BilledSubscriber.Flat;
import org.demarc.billing.control.BilledSubscriber.Line;
import org.demarc.billing.control.BilledSubscriber.Marks;
import org.demarc.billing.control.BilledSubscriber.Money;
import org.demarc.billing.control.BilledSubscriber.Password;
import org.demarc.billing.control.BilledSubscriber.Phone;
import org.demarc.billing.control.BilledSubscriber.Service;
import org.demarc.billing.control.BilledSubscriber.Use;
import org.demarc.billing.control.BilledSubscriber.Who;
import org.demarc.billing.control.Findings;
import org.demarc.billing.control.Ipv4;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.subscriber.entity.LineAddress;
import org.demarc.subscriber.entity.LineHint;
import org.demarc.subscriber.entity.NextTariff;
import org.jspecify.annotations.Nullable;

/** Turns the rows of {@code get_user_list} into subscribers (userside-universal-api.md 4.1). */
final class UserRows {

    private static final String LIST = "get_user_list/";
    private static final int LONGEST_ID = 255;

    private final Findings findings;

    UserRows(Findings findings) {
        this.findings = findings;
    }

    /**
     * The subscriber of one row and the child accounts inside it; none where the row has no id.
     *
     * @param inList the rows stand in a list, so that the inner id counts and not the key
     */
    List<BilledSubscriber> read(String key, JsonNode row, boolean inList) {
        return read(key, row, inList, null);
    }

    private List<BilledSubscriber> read(String key, JsonNode row, boolean inList, @Nullable String parent) {
        String id = id(key, row, inList);
        if (id.isEmpty()) {
            return List.of();
        }
        List<BilledSubscriber> found = new ArrayList<>();
        Values values = new Values(row, LIST + id, findings);
        found.add(new BilledSubscriber(
                id, who(values, parent), money(values), service(values), dates(values), line(values), marks(values)));
        for (Map.Entry<String, JsonNode> child : Values.entries(row.path("account"))) {
            found.addAll(
                    read(child.getKey(), child.getValue(), row.path("account").isArray(), id));
        }
        return found;
    }

    private String id(String key, JsonNode row, boolean inList) {
        if (!row.isObject()) {
            findings.refused(LIST + key, "the row is no object: " + AnswerHead.shown(row.toString()));
            return "";
        }
        String inner = Values.text(row.path("id")).strip();
        String id = inList ? inner : key.strip();
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            findings.refused(LIST + key, id.isEmpty() ? "the row has no id" : "the id is longer than " + LONGEST_ID);
            return "";
        }
        if (!inList && !inner.isEmpty() && !inner.equals(id) && !sameNumber(inner, id)) {
            findings.warned(LIST + id, "the row calls itself " + AnswerHead.shown(inner));
        }
        return id;
    }

    private static boolean sameNumber(String one, String other) {
        return one.matches("0*" + java.util.regex.Pattern.quote(other));
    }

    private static Who who(Values row, @Nullable String parent) {
        String password = row.text("password");
        return new Who(
                row.text("login"),
                row.text("full_name"),
                row.flag("flag_corporate"),
                row.text("account_number"),
                row.text("comment"),
                row.hasList("phone") ? phones(row) : null,
                row.hasList("email") ? emails(row) : null,
                parent,
                row.flag("is_disable"),
                password == null ? null : new Password(password));
    }

    private static List<Phone> phones(Values row) {
        return row.list("phone").stream()
                .map(entry -> entry.isObject()
                        ? new Phone(
                                Values.text(entry.path("number")),
                                "1".equals(Values.text(entry.path("flag_main")).strip()))
                        : new Phone(Values.text(entry), false))
                .filter(phone -> !phone.text().isBlank())
                .toList();
    }

    private static List<String> emails(Values row) {
        return row.list("email").stream()
                .map(entry -> Values.text(entry.isObject() ? entry.path("address") : entry))
                .toList();
    }

    private static Money money(Values row) {
        return new Money(row.decimal("balance"), row.decimal("credit"), row.decimal("discount"));
    }

    private static Service service(Values row) {
        Values tariff = row.part(row.node("tariff"));
        List<JsonNode> agreements = row.list("agreement");
        Values agreement = row.part(agreements.isEmpty() ? row.node("no agreement") : agreements.get(0));
        String state = row.text("state_id");
        return new Service(
                state == null || state.isBlank() ? null : state.strip(),
                tariff.hasList("current") ? ids(tariff.list("current")) : null,
                tariff.hasList("new") ? next(tariff) : null,
                agreement.text("number"),
                agreement.date("date"));
    }

    private static List<String> ids(List<JsonNode> entries) {
        return entries.stream()
                .map(entry ->
                        Values.text(entry.isObject() ? entry.path("id") : entry).strip())
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static List<NextTariff> next(Values tariff) {
        return tariff.list("new").stream()
                .map(tariff::part)
                .map(entry -> new NextTariff(entry.textOr("id", "").strip(), entry.date("date_start")))
                .filter(entry -> !entry.externalId().isEmpty())
                .toList();
    }

    private static Dates dates(Values row) {
        return new Dates(row.date("date_create"), row.date("date_connect"), row.dateTime("date_activity"));
    }

    private static Line line(Values row) {
        return new Line(
                row.hasList("ip_mac") ? addresses(row) : null, row.hasList("address") ? flat(row) : null, hints(row));
    }

    private static @Nullable List<LineHint> hints(Values row) {
        if (!row.has("commutation") && !row.has("cpe_mac")) {
            return null;
        }
        Values commutation = row.part(row.node("commutation"));
        String device = Ipv4.dotted(commutation.textOr("device_ip", ""));
        String port = commutation.textOr("port", "").strip();
        List<LineHint> hints = new ArrayList<>();
        if (!device.isEmpty() && !port.isEmpty()) {
            hints.add(new LineHint(LineHint.Kind.PORT, device, port));
        }
        OnuIdent.readingsOf(row.textOr("cpe_mac", "").strip())
                .forEach(ident -> hints.add(new LineHint(LineHint.Kind.ONU, "", ident.value())));
        return hints;
    }

    private static List<LineAddress> addresses(Values row) {
        return row.list("ip_mac").stream()
                .map(entry -> new LineAddress(
                        Ipv4.dotted(Values.text(entry.path("ip"))),
                        Values.mac(Values.text(entry.path("mac"))),
                        Values.text(entry.path("ip_net")).strip()))
                .filter(address -> !address.blank())
                .toList();
    }

    private static Flat flat(Values row) {
        List<JsonNode> addresses = row.list("address");
        if (addresses.isEmpty()) {
            return new Flat("", "", null, null);
        }
        Values address = row.part(addresses.get(0));
        return new Flat(
                address.textOr("house_id", "").strip(),
                apartment(address.node("apartment")),
                address.text("floor"),
                address.integer("entrance"));
    }

    private static String apartment(JsonNode apartment) {
        if (apartment.isValueNode()) {
            return Values.text(apartment);
        }
        String full = Values.text(apartment.path("full_name"));
        return full.isBlank() ? Values.text(apartment.path("number")) + Values.text(apartment.path("block")) : full;
    }

    private static Marks marks(Values row) {
        return new Marks(
                row.hasList("group") ? groups(row.node("group")) : null,
                row.hasList("tag") ? ids(row.list("tag")) : null,
                row.hasList("service") ? services(row) : null,
                row.hasList("additional_data") || row.hasList("additional_customer_data") ? additional(row) : null);
    }

    /** In a map the key is the group's id, in a list the entry. */
    private static List<String> groups(JsonNode group) {
        if (group.isArray()) {
            List<JsonNode> entries = new ArrayList<>();
            group.forEach(entries::add);
            return ids(entries);
        }
        return Values.entries(group).stream().map(Map.Entry::getKey).toList();
    }

    private static List<Use> services(Values row) {
        List<Use> uses = new ArrayList<>();
        for (Map.Entry<String, JsonNode> service : Values.entries(row.node("service"))) {
            for (Map.Entry<String, JsonNode> use : Values.entries(service.getValue())) {
                Values values = row.part(use.getValue());
                BigDecimal cost = values.decimal("cost");
                uses.add(
                        new Use(service.getKey(), cost == null ? BigDecimal.ZERO : cost, values.textOr("comment", "")));
            }
        }
        return uses;
    }

    private static Map<String, String> additional(Values row) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (String part : List.of("additional_data", "additional_customer_data")) {
            for (Map.Entry<String, JsonNode> entry : Values.entries(row.node(part))) {
                JsonNode inner = entry.getValue().path("id");
                String field = inner.isMissingNode() ? entry.getKey() : Values.text(inner);
                byField.put(field, Values.text(entry.getValue().path("value")));
            }
        }
        return byField;
    }
}
