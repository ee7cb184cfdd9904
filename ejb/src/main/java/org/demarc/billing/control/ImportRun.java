package org.demarc.billing.control;

import java.util.List;
import java.util.Map;
import org.demarc.address.entity.AddressBook;
import org.demarc.address.entity.GivenHouse;
import org.demarc.billing.control.ImportContext.PasswordHash;
import org.demarc.billing.control.ImportReport.Counts;
import org.demarc.billing.control.ImportReport.Houses;
import org.demarc.billing.entity.BillingSource;
import org.demarc.billing.entity.ImportSaid;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberBook;

/**
 * One run of an import: read, guard, then write what differs (userside-universal-api.md 5.1). Nothing is written
 * before the whole list of subscribers has been read and believed.
 */
public final class ImportRun {

    /** From so many rows on the database must know their number to plan well. */
    static final int MANY = 1_000;

    private static final int HOUSE_BATCH = 5_000;
    private static final int MOST_SHARED = 1_000;

    private final Register register;
    private final Order order;
    private final PasswordHash passwords;
    private final RunJournal journal;

    /**
     * What is to be done.
     *
     * @param runId the run's number
     * @param source whose subscribers
     * @param options how its words are taken
     * @param dryRun count only
     * @param forced the guards against drops are ignored
     */
    public record Order(long runId, BillingSource source, ImportOptions options, boolean dryRun, boolean forced) {

        Guards guards() {
            return new Guards(source.minRows(), source.maxDropPercent(), source.maxTariffDropPercent());
        }
    }

    public ImportRun(Register register, Order order, PasswordHash passwords, RunJournal journal) {
        this.register = register;
        this.order = order;
        this.passwords = passwords;
        this.journal = journal;
    }

    /**
     * Does it.
     *
     * @throws BillingFault where the billing does not give what is needed, or is not believed
     * @throws RunStopped where somebody wants the run to end
     */
    public ImportReport carryOut(BillingFeed feed) throws BillingFault {
        journal.begins(ImportSaid.ASKING);
        String billing = feed.greeting();
        journal.begins(ImportSaid.READING_LISTS);
        TariffPlan tariffs = tariffs(feed);
        Vocabulary words = feed.vocabulary();
        BilledAddresses addresses = order.options().updateAddress() ? feed.addresses() : BilledAddresses.NOT_OFFERED;
        journal.begins(ImportSaid.READING_SUBSCRIBERS);
        ListReading list = new ListReading(register.runs(), order.runId(), journal);
        list.read(feed);
        long absent = believed(list);

        journal.begins(ImportSaid.WRITING_LISTS);
        if (!order.dryRun()) {
            register.tariffs().write(order.source().id(), tariffs.writes());
        }
        Houses houses = houses(addresses);
        ImportContext context = new ImportContext(
                order.options(),
                words,
                register.addresses().referencesOf(order.source().id()),
                list.offered(),
                passwords);
        journal.begins(ImportSaid.COMPARING);
        Counts subscribers = subscribers(feed, list, context, absent);
        return new ImportReport(
                billing,
                order.dryRun(),
                new Counts(tariffs.read(), tariffs.created(), tariffs.edited(), tariffs.absent()),
                subscribers,
                houses,
                lines(),
                journal.refusals(),
                journal.warnings(),
                0);
    }

    private LineBook.Found lines() {
        if (order.dryRun()) {
            return new LineBook.Found(0, 0, 0, 0);
        }
        journal.begins(ImportSaid.LOOKING_FOR_LINES);
        return register.lines().find();
    }

    private TariffPlan tariffs(BillingFeed feed) throws BillingFault {
        var known = register.tariffs().ofSource(order.source().id());
        TariffPlan plan = TariffPlan.of(known, feed.tariffs());
        long inBilling =
                known.values().stream().filter(tariff -> tariff.inBilling()).count();
        order.guards().checkTariffDrop(inBilling, plan.absent(), order.forced());
        return plan;
    }

    private long believed(ListReading list) throws BillingFault {
        order.guards().checkRows(list.rows());
        long known = register.subscribers().present(order.source().id());
        long missing = register.subscribers().missing(order.source().id(), order.runId());
        order.guards().checkDrop(known, missing, order.forced());
        return missing;
    }

    private Houses houses(BilledAddresses billed) {
        if (!billed.offered()) {
            return Houses.NONE;
        }
        List<GivenHouse> houses = new HousePlan(billed, order.options().useStreetFullName(), journal).houses();
        long created = 0;
        if (!order.dryRun()) {
            Map<String, Long> mapped =
                    register.addresses().referencesOf(order.source().id());
            for (int from = 0; from < houses.size(); from += HOUSE_BATCH) {
                List<GivenHouse> part = houses.subList(from, Math.min(houses.size(), from + HOUSE_BATCH));
                created += settled(part, mapped);
            }
        }
        return new Houses(billed.houses().size(), created);
    }

    private long settled(List<GivenHouse> part, Map<String, Long> mapped) {
        AddressBook book = register.addresses();
        List<GivenHouse> unmapped = part.stream()
                .filter(house -> !mapped.containsKey(house.externalId()))
                .toList();
        long created = 0;
        if (!unmapped.isEmpty()) {
            created = order.options().disableCreateAddress() ? 0 : added(book, unmapped);
            book.mapKnown(order.source().id(), unmapped);
        }
        book.refresh(order.source().id(), part);
        return created;
    }

    /** Houses with an alias are not added again under their other name. */
    private long added(AddressBook book, List<GivenHouse> unmapped) {
        book.mapKnown(order.source().id(), unmapped);
        Map<String, Long> known = book.referencesOf(order.source().id());
        List<GivenHouse> unknown = unmapped.stream()
                .filter(house -> !known.containsKey(house.externalId()))
                .toList();
        return unknown.isEmpty() ? 0 : book.add(unknown);
    }

    private Counts subscribers(BillingFeed feed, ListReading list, ImportContext context, long absent)
            throws BillingFault {
        if (!order.dryRun()) {
            register.subscribers().markMissing(order.source().id(), order.runId());
            register.subscribers().freeLogins(order.source().id(), order.runId());
        }
        Counts swept = new SubscriberSweep(register.subscribers(), order, context, journal).sweep(feed, list);
        if (swept.created() + swept.edited() >= MANY) {
            register.subscribers().countAnew();
        }
        for (SubscriberBook.Shared shared :
                register.subscribers().shared(order.source().id(), MOST_SHARED)) {
            journal.warned(
                    shared.what() + " " + shared.value(),
                    "several subscribers have it: " + String.join(", ", shared.externalIds()));
        }
        return new Counts(swept.read(), swept.created(), swept.edited(), absent);
    }
}
