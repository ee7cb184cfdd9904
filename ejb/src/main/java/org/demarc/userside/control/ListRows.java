package org.demarc.userside.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.demarc.billing.control.BilledAddresses.City;
import org.demarc.billing.control.BilledAddresses.House;
import org.demarc.billing.control.BilledAddresses.Street;
import org.demarc.billing.control.BilledTariff;
import org.demarc.billing.control.BilledText;
import org.demarc.billing.control.Findings;

/** Turns the rows of the smaller lists into what they mean (userside-universal-api.md 4). */
final class ListRows {

    private static final int LONGEST_NAME = 255;

    private final String list;
    private final Findings findings;

    ListRows(String list, Findings findings) {
        this.list = list;
        this.findings = findings;
    }

    /** The row's id: the key in a map, the inner id in a list. */
    Optional<String> id(String key, JsonNode row, boolean inList) {
        String inner = Values.text(row.path("id")).strip();
        String id = inList && !inner.isEmpty() ? inner : key.strip();
        if (!row.isObject() || id.isEmpty()) {
            findings.refused(list + "/" + key, "the row has no id");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    BilledTariff tariff(String id, JsonNode row) {
        Values values = values(id, row);
        Values speed = values.part(row.path("speed"));
        String name = BilledText.line(values.textOr("name", ""));
        return new BilledTariff(
                id,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                values.decimal("payment"),
                values.integer("payment_interval"),
                speed.whole("up"),
                speed.whole("down"),
                values.whole("traffic"),
                values.integer("service_type"),
                values.text("additional_comment"));
    }

    City city(String id, JsonNode row) {
        Values values = values(id, row);
        return new City(
                id, BilledText.line(values.textOr("name", "")), BilledText.line(values.textOr("type_name", "")));
    }

    Street street(String id, JsonNode row) {
        Values values = values(id, row);
        return new Street(
                id,
                values.textOr("city_id", "").strip(),
                BilledText.line(values.textOr("name", "")),
                BilledText.line(values.textOr("full_name", "")));
    }

    House house(String id, JsonNode row) {
        Values values = values(id, row);
        double[] point = point(row.path("coordinates"));
        return new House(
                id,
                values.textOr("street_id", "").strip(),
                BilledText.line(values.textOr("number", "")),
                BilledText.line(values.textOr("block", "")),
                BilledText.line(values.textOr("full_name", "")),
                BilledText.line(values.textOr("postcode", "")),
                positive(values.integer("floor")),
                positive(values.integer("entrance")),
                point[0],
                point[1]);
    }

    private Values values(String id, JsonNode row) {
        return new Values(row, list + "/" + id, findings);
    }

    private static int positive(@org.jspecify.annotations.Nullable Integer number) {
        return number == null ? 0 : Math.max(0, number);
    }

    /** Latitude and longitude: one text, a pair, or a list of points of which the first counts. */
    private static double[] point(JsonNode coordinates) {
        if (coordinates.isArray()
                && !coordinates.isEmpty()
                && coordinates.get(0).isContainerNode()) {
            return point(coordinates.get(0));
        }
        List<String> parts = coordinates.isArray()
                ? Values.entries(coordinates).stream()
                        .map(entry -> Values.text(entry.getValue()))
                        .toList()
                : List.of(Values.text(coordinates).split(",", -1));
        if (parts.size() != 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        try {
            return new double[] {
                Double.parseDouble(parts.get(0).strip()),
                Double.parseDouble(parts.get(1).strip())
            };
        } catch (NumberFormatException none) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }
}
