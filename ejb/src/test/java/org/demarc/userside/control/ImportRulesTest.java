package org.demarc.userside.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.demarc.billing.control.BilledAddresses.House;
import org.demarc.billing.control.BilledAddresses.Street;
import org.demarc.billing.control.BilledSubscriber;
import org.demarc.billing.control.HouseText;
import org.demarc.billing.control.ImportContext;
import org.demarc.billing.control.ImportContext.Offered;
import org.demarc.billing.control.ImportContext.PasswordHash;
import org.demarc.billing.control.ImportOptions;
import org.demarc.billing.control.ImportOptions.IpRange;
import org.demarc.billing.control.SubscriberRules;
import org.demarc.billing.control.TariffTerms;
import org.demarc.billing.control.Vocabulary;
import org.demarc.subscriber.entity.Activity;
import org.demarc.subscriber.entity.Contract;
import org.demarc.subscriber.entity.Funds;
import org.demarc.subscriber.entity.Labels;
import org.demarc.subscriber.entity.LineAddress;
import org.demarc.subscriber.entity.NextTariff;
import org.demarc.subscriber.entity.Person;
import org.demarc.subscriber.entity.Place;
import org.demarc.subscriber.entity.ServiceState;
import org.demarc.subscriber.entity.SubscriberFacts;
import org.demarc.subscriber.entity.SubscriberFacts.Standing;
import org.demarc.subscriber.entity.Terms;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The import's rules against fixtures/userside/rules: what was known, what the billing says, what is known after. */
@NullUnmarked
class ImportRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PasswordHash HASH = new PasswordHash() {
        @Override
        public boolean matches(String hash, String clear) {
            return hash.equals(of(clear));
        }

        @Override
        public String of(String clear) {
            return "hash of the billing password";
        }
    };

    static Stream<Arguments> cases() throws IOException {
        JsonNode file = fixture("subscriber-rules.json");
        return stream(file.get("cases")).map(row -> Arguments.of(row.get("case").asText(), row, file.get("context")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBillingsWordsChangeWhatTheRuleSaysAndNothingElse(String name, JsonNode row, JsonNode lists) throws Exception {
        JsonNode before = row.get("before");
        SubscriberFacts known = facts(before);
        JsonNode settled = row.get("after");
        SubscriberFacts expected = facts(merged(before, settled));

        SubscriberFacts after =
                new SubscriberRules(context(row.get("flags"), lists)).after(known, billed(row.get("billing")));

        for (String field : (Iterable<String>) settled::fieldNames) {
            assertThat(part(after, field)).as(name + ": " + field).isEqualTo(part(expected, field));
        }
        assertThat(differs(known, after, settled))
                .as(name + ": written")
                .isEqualTo(row.get("write").asBoolean());
    }

    private static boolean differs(SubscriberFacts known, SubscriberFacts after, JsonNode named) {
        for (String field : (Iterable<String>) named::fieldNames) {
            if (!part(known, field).equals(part(after, field))) {
                return true;
            }
        }
        return false;
    }

    static Stream<Arguments> fees() throws IOException {
        return stream(fixture("tariff-intervals.json").get("cases")).map(row -> Arguments.of(row));
    }

    @ParameterizedTest
    @MethodSource("fees")
    void feesAndIntervalsAreNormalised(JsonNode row) throws Exception {
        ObjectNode tariff = row.get("billing").deepCopy();
        List<JsonNode> read = new ArrayList<>();
        Answer.read(octets("{\"1\":" + tariff + "}"), (key, value, inList) -> read.add(value));
        var billed = new ListRows("get_tariff_list", new Noted()).tariff("1", read.get(0));

        TariffTerms terms = TariffTerms.of(billed.fee(), billed.intervalDays());

        assertThat(terms.fee()).isEqualByComparingTo(row.get("fee").asText());
        assertThat(terms.intervalDays()).isEqualTo(row.get("intervalDays").asInt());
    }

    static Stream<Arguments> houses() throws IOException {
        return stream(fixture("address-text.json").get("cases")).map(row -> Arguments.of(row));
    }

    @ParameterizedTest
    @MethodSource("houses")
    void housesAreRecognisedByTheirText(JsonNode row) {
        Street street = new Street(
                "1",
                "1",
                row.at("/street/name").asText(),
                row.at("/street/full_name").asText());
        House house = new House(
                "1",
                "1",
                row.at("/house/number").asText(),
                row.at("/house/block").asText(),
                "",
                "",
                0,
                0,
                0,
                0);

        String text = HouseText.of(row.get("city").asText(), HouseText.street(street, false), HouseText.number(house));

        assertThat(text).isEqualTo(row.get("compareText").asText());
    }

    private static BilledSubscriber billed(JsonNode billing) throws Exception {
        List<BilledSubscriber> read = new ArrayList<>();
        Answer.read(
                octets("{\"1\":" + billing + "}"),
                (key, value, inList) -> read.addAll(new UserRows(new Noted()).read(key, value, inList)));
        return read.get(0);
    }

    private static ImportContext context(JsonNode flags, JsonNode lists) {
        Map<String, Long> houses = new HashMap<>();
        lists.get("houses")
                .properties()
                .forEach(entry -> houses.put(entry.getKey(), entry.getValue().asLong()));
        Vocabulary words = new Vocabulary(
                texts(lists.get("states")), texts(lists.get("groups")), texts(lists.get("tags")), Map.of(), null);
        return new ImportContext(options(flags), words, houses, new Offered(true), HASH);
    }

    private static ImportOptions options(JsonNode flags) {
        List<IpRange> kept = stream(flags.path("skipDeleteIp"))
                .map(pair -> new IpRange(pair.get(0).asLong(), pair.get(1).asLong()))
                .toList();
        Map<String, String> additional = new TreeMap<>();
        flags.path("additionalMerge").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                additional.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return new ImportOptions(
                on(flags, "skipUpdateAgreementDate"),
                false,
                on(flags, "skipDeleteEmptyIp"),
                kept,
                on(flags, "importLessPhone"),
                on(flags, "importLessAddress"),
                on(flags, "updateEmptyLevel"),
                on(flags, "updateEmptyEntrance"),
                on(flags, "importPasswordToUsPassword"),
                on(flags, "skipUpdateDateActivity"),
                false,
                on(flags, "isUpdateMac"),
                true,
                flags.path("alwaysSetCustomerGroup").asText(""),
                false,
                additional);
    }

    private static boolean on(JsonNode flags, String name) {
        return flags.path(name).asInt() == 1;
    }

    private static JsonNode merged(JsonNode before, JsonNode after) {
        ObjectNode both = before.deepCopy();
        both.setAll((ObjectNode) after);
        return both;
    }

    /** Facts of which only the fields named in the fixture are set; everybody is in the billing unless it says otherwise. */
    private static SubscriberFacts facts(JsonNode row) {
        Person person = new Person(
                row.path("name").asText(),
                row.path("login").asText(),
                row.path("accountNumber").asText(),
                row.path("comment").asText(),
                trimmed(list(row, "phones")),
                row.path("email").asText(),
                row.path("corporate").asBoolean(),
                row.path("cabinetPassword").asText());
        JsonNode next = row.path("nextTariff");
        NextTariff nextTariff =
                next.isObject() ? new NextTariff(next.get("id").asText(), date(next.path("start"))) : null;
        ServiceState state =
                row.has("state") ? ServiceState.valueOf(row.get("state").asText()) : ServiceState.OTHER;
        Terms terms = new Terms(
                state,
                "",
                list(row, "tariffs"),
                nextTariff,
                new Contract(row.path("agreementNumber").asText(), date(row.path("agreementDate"))));
        Activity activity = new Activity(
                null,
                date(row.path("dateConnect")),
                time(row.path("dateActivityInet")),
                time(row.path("dateActivity")));
        Place place = new Place(
                row.path("houseId").asLong(),
                row.path("apartment").asText(),
                row.path("floor").asText(),
                row.path("entrance").asInt());
        List<LineAddress> addresses = stream(row.path("ips"))
                .map(ip -> new LineAddress(
                        ip.get("ip").isNull() ? "" : ip.get("ip").asText(),
                        ip.get("mac").asText(),
                        ""))
                .toList();
        Labels labels = Labels.of(list(row, "groups"), list(row, "tags"), List.of(), texts(row.path("additional")));
        Standing standing = new Standing(
                row.path("inBilling").asBoolean(true), row.path("former").asBoolean(), false, "");
        Funds funds = new Funds(money(row, "balance"), money(row, "credit"), money(row, "discount"));
        return new SubscriberFacts(person, funds, terms, activity, place, addresses, List.of(), labels, standing);
    }

    private static Object part(SubscriberFacts facts, String field) {
        return switch (field) {
            case "name" -> facts.person().name();
            case "login" -> facts.person().login();
            case "accountNumber" -> facts.person().accountNumber();
            case "comment" -> facts.person().comment();
            case "phones" -> facts.person().phones();
            case "email" -> facts.person().email();
            case "corporate" -> facts.person().corporate();
            case "cabinetPassword" -> facts.person().cabinetPassword();
            case "balance" -> facts.funds().balance();
            case "credit" -> facts.funds().credit();
            case "discount" -> facts.funds().discountPct();
            case "state" -> facts.terms().state();
            case "tariffs" -> facts.terms().tariffs();
            case "nextTariff" -> String.valueOf(facts.terms().next());
            case "agreementNumber" -> facts.terms().contract().number();
            case "agreementDate" -> String.valueOf(facts.terms().contract().signedOn());
            case "dateConnect" -> String.valueOf(facts.activity().connected());
            case "dateActivityInet" -> String.valueOf(facts.activity().internet());
            case "dateActivity" -> String.valueOf(facts.activity().network());
            case "houseId" -> facts.place().houseId();
            case "apartment" -> facts.place().apartment();
            case "floor" -> facts.place().floor();
            case "entrance" -> facts.place().entrance();
            case "ips" -> facts.addresses();
            case "groups" -> facts.labels().groups();
            case "tags" -> facts.labels().tags();
            case "additional" -> facts.labels().additional();
            case "former" -> facts.standing().former();
            case "inBilling" -> facts.standing().inBilling();
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static BigDecimal money(JsonNode row, String name) {
        return new BigDecimal(
                row.path(name).asText("0").isEmpty() ? "0" : row.path(name).asText("0"));
    }

    private static LocalDate date(JsonNode text) {
        return text.asText("").isEmpty() || text.isNull() ? null : LocalDate.parse(text.asText());
    }

    private static LocalDateTime time(JsonNode text) {
        return text.asText("").isEmpty()
                ? null
                : LocalDateTime.parse(text.asText().replace(' ', 'T'));
    }

    private static List<String> trimmed(List<String> slots) {
        List<String> kept = new ArrayList<>(slots);
        while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    private static List<String> list(JsonNode row, String name) {
        return stream(row.path(name)).map(JsonNode::asText).toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items.stream();
    }

    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode fixture(String name) throws IOException {
        return JSON.readTree(PartnerFixtures.octets("userside/rules/" + name));
    }
}
