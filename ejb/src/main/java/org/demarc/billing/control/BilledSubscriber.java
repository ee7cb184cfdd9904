package org.demarc.billing.control;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.demarc.subscriber.entity.LineAddress;
import org.demarc.subscriber.entity.LineHint;
import org.demarc.subscriber.entity.NextTariff;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber as the billing tells him. A null part was not provided: nothing follows from it
 * (userside-universal-api.md 3.10).
 *
 * @param externalId his id in the billing, as the text that stands there
 */
public record BilledSubscriber(
        String externalId, Who who, Money money, Service service, Dates dates, Line line, Marks marks) {

    /**
     * @param phones the entries as they stand, main number not yet first
     * @param emails the entries' texts
     * @param parent external id of the account above
     * @param disabled the billing calls him a former account
     * @param password clear text; used for the cabinet only where the task says so, printed as dots
     */
    public record Who(
            @Nullable String login,
            @Nullable String name,
            @Nullable Boolean corporate,
            @Nullable String accountNumber,
            @Nullable String comment,
            @Nullable List<Phone> phones,
            @Nullable List<String> emails,
            @Nullable String parent,
            @Nullable Boolean disabled,
            @Nullable Password password) {}

    public record Phone(String text, boolean main) {}

    /** A password on its way to being hashed. */
    public record Password(String clear) {
        @Override
        public String toString() {
            return "•••";
        }
    }

    public record Money(
            @Nullable BigDecimal balance,
            @Nullable BigDecimal credit,
            @Nullable BigDecimal discountPct) {}

    /**
     * @param tariffs external ids of the current tariffs, as often as they stand
     * @param next the planned tariffs; an empty list clears
     */
    public record Service(
            @Nullable String stateId,
            @Nullable List<String> tariffs,
            @Nullable List<NextTariff> next,
            @Nullable String contractNumber,
            @Nullable LocalDate contractDate) {}

    public record Dates(
            @Nullable LocalDate created,
            @Nullable LocalDate connected,
            @Nullable LocalDateTime activity) {}

    /**
     * @param addresses IP and MAC pairs; an empty list means that the billing has none
     * @param hints where his wire ends, as far as the billing names it beside its additional fields
     * @param flat where he lives; a house id that is empty means that the billing knows no house
     */
    public record Line(
            @Nullable List<LineAddress> addresses,
            @Nullable Flat flat,
            @Nullable List<LineHint> hints) {}

    /** @param houseId the billing's house id, empty or {@code 0} for none */
    public record Flat(
            String houseId,
            String apartment,
            @Nullable String floor,
            @Nullable Integer entrance) {
        public boolean namesHouse() {
            return !houseId.isEmpty() && !"0".equals(houseId);
        }
    }

    /**
     * @param groups group ids
     * @param tags tag ids
     * @param services uses of services by service id
     * @param additional values by the billing's field id
     */
    public record Marks(
            @Nullable List<String> groups,
            @Nullable List<String> tags,
            @Nullable List<Use> services,
            @Nullable Map<String, String> additional) {}

    public record Use(String serviceId, BigDecimal cost, String comment) {}

    /** His login, or his id where the billing gives none: for reports. */
    public String shownAs() {
        String login = who.login();
        return login == null || login.isEmpty() ? externalId : login;
    }
}
