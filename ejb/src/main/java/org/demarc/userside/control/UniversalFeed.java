package org.demarc.userside.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.demarc.billing.control.BilledAddresses;
import org.demarc.billing.control.BilledSubscriber;
import org.demarc.billing.control.BilledTariff;
import org.demarc.billing.control.BilledText;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingFault;
import org.demarc.billing.control.BillingFeed;
import org.demarc.billing.control.Findings;
import org.demarc.billing.control.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A billing that speaks the Universal API. */
public final class UniversalFeed implements BillingFeed {

    private static final String BAD_SYSTEM = "Error: Bad Responce From Billing API";
    private static final String BAD_TARIFFS = "Error Load Billing Tariff";
    private static final String BAD_USERS = "Error Load Billing Customer";
    private static final String USERS = "get_user_list";

    private final BillingAccess access;
    private final Dialect dialect;
    private final Clock clock;
    private final Findings findings;
    private final Fetch fetch;
    private Fetch.@Nullable Fetched users;

    public UniversalFeed(BillingAccess access, Dialect dialect, Clock clock, Findings findings) {
        this.access = access;
        this.dialect = dialect;
        this.clock = clock;
        this.findings = findings;
        this.fetch = new Fetch(access, findings::stopWanted);
    }

    @Override
    public String greeting() throws BillingFault {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        String method = "get_system_information";
        read(fetched(method, BAD_SYSTEM), BAD_SYSTEM, (key, value, inList) -> parts.put(key, value));
        JsonNode date = parts.get("date");
        if (date == null || Values.text(date).isBlank()) {
            throw new BillingFault(BAD_SYSTEM + ": no date in " + method);
        }
        JsonNode billing = parts.getOrDefault("billing", parts.getOrDefault("erp", date));
        return (Values.text(billing.path("name")) + " " + Values.text(billing.path("version"))).strip();
    }

    @Override
    public List<BilledTariff> tariffs() throws BillingFault {
        ListRows rows = new ListRows("get_tariff_list", findings);
        Map<String, BilledTariff> tariffs = list("get_tariff_list", BAD_TARIFFS, rows, rows::tariff);
        return List.copyOf(tariffs.values());
    }

    @Override
    public Vocabulary vocabulary() throws BillingFault {
        return new Vocabulary(
                names("get_user_state_list", "functional"),
                names("get_user_group_list", "name"),
                names("get_user_tags", "name"),
                names("get_services_list", "name"),
                names("get_user_additional_data_type_list", "name"));
    }

    @Override
    public BilledAddresses addresses() throws BillingFault {
        ListRows cities = new ListRows("get_city_list", findings);
        ListRows streets = new ListRows("get_street_list", findings);
        ListRows houses = new ListRows("get_house_list", findings);
        var cityById = optional("get_city_list", cities, cities::city);
        var streetById = optional("get_street_list", streets, streets::street);
        var houseById = optional("get_house_list", houses, houses::house);
        return cityById == null || streetById == null || houseById == null
                ? BilledAddresses.NOT_OFFERED
                : new BilledAddresses(true, cityById, streetById, houseById);
    }

    @Override
    public void eachSubscriber(Consumer<BilledSubscriber> row) throws BillingFault {
        if (users == null) {
            users = fetched(USERS, BAD_USERS);
        }
        UserRows rows = new UserRows(findings);
        read(users, BAD_USERS, (key, value, inList) -> rows.read(key, value, inList)
                .forEach(row));
    }

    @Override
    public void close() {
        fetch.close();
    }

    private @Nullable Map<String, String> names(String method, String field) throws BillingFault {
        if (!dialect.offers(method)) {
            return null;
        }
        ListRows rows = new ListRows(method, findings);
        return optional(method, rows, (id, row) -> BilledText.line(Values.text(row.path(field))));
    }

    /** A list that a run can do without: null, and a warning, where it cannot be had. */
    private <T> @Nullable Map<String, T> optional(String method, ListRows rows, BiFunction<String, JsonNode, T> reader)
            throws BillingFault {
        try {
            return list(method, method, rows, reader);
        } catch (BillingFault failed) {
            String reason = String.valueOf(failed.getMessage());
            if (reason.endsWith("stopped")) {
                throw failed;
            }
            findings.warned(method, "left out: " + reason.replace(method + ": ", ""));
            return null;
        }
    }

    private <T> Map<String, T> list(
            String method, String failure, ListRows rows, BiFunction<String, JsonNode, T> reader) throws BillingFault {
        Map<String, T> byId = new LinkedHashMap<>();
        read(fetched(method, failure), failure, (key, row, inList) -> rows.id(key, row, inList)
                .ifPresent(id -> byId.put(id, reader.apply(id, row))));
        return byId;
    }

    private Fetch.Fetched fetched(String method, String failure) throws BillingFault {
        Fetch.Fetched answer;
        try {
            answer = fetch.get(dialect.url(access.url(), clock.instant().getEpochSecond(), method));
        } catch (BillingFault fault) {
            throw new BillingFault(failure + ": " + method + ": " + fault.getMessage(), fault);
        }
        if (answer.status() != 200) {
            throw new BillingFault(failure + ": " + method + ": HTTP " + answer.status() + " " + beginning(answer));
        }
        return answer;
    }

    private void read(Fetch.Fetched answer, String failure, Answer.Rows rows) throws BillingFault {
        try (InputStream octets = bounded(answer)) {
            long dropped = Answer.read(octets, rows);
            if (dropped > 0) {
                findings.warned(failure, dropped + " octets that are no UTF-8 were dropped");
            }
        } catch (Answer.NotAList wrong) {
            throw new BillingFault(failure + ": " + wrong.getMessage(), wrong);
        } catch (IOException broken) {
            throw new BillingFault(failure + ": " + AnswerHead.shown(String.valueOf(broken.getMessage())), broken);
        }
    }

    private InputStream bounded(Fetch.Fetched answer) throws IOException {
        return new BoundedStream(answer.open(), access.maxBytes());
    }

    private static String beginning(Fetch.Fetched answer) {
        try (InputStream octets = answer.open()) {
            return AnswerHead.shown(new String(octets.readNBytes(800), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
