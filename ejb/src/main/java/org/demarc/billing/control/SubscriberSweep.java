package org.demarc.billing.control;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.billing.control.BilledSubscriber.Flat;
import org.demarc.billing.control.ImportReport.Counts;
import org.demarc.subscriber.entity.BalanceChange;
import org.demarc.subscriber.entity.Funds;
import org.demarc.subscriber.entity.KnownRecord;
import org.demarc.subscriber.entity.SubscriberBook;
import org.demarc.subscriber.entity.SubscriberChange;
import org.demarc.subscriber.entity.SubscriberFacts;

/** The second pass over the list: batch by batch, what changed is written and nothing else. */
final class SubscriberSweep {

    private static final int BATCH = 1_000;

    private final SubscriberBook book;
    private final ImportRun.Order order;
    private final ImportContext context;
    private final RunJournal journal;
    private final RecordDigest digest;
    private final SubscriberRules rules;
    private final Map<String, BilledSubscriber> batch = new LinkedHashMap<>(BATCH * 2);
    private long position;
    private long created;
    private long edited;

    SubscriberSweep(SubscriberBook book, ImportRun.Order order, ImportContext context, RunJournal journal) {
        this.book = book;
        this.order = order;
        this.context = context;
        this.journal = journal;
        this.digest = new RecordDigest(context);
        this.rules = new SubscriberRules(context);
    }

    Counts sweep(BillingFeed feed, ListReading list) throws BillingFault {
        feed.eachSubscriber(row -> {
            if (!list.leavesOut(position++)) {
                batch.put(row.externalId(), row);
            }
            if (batch.size() >= BATCH) {
                settle(list.rows());
            }
        });
        settle(list.rows());
        return new Counts(list.rows(), created, edited, 0);
    }

    private void settle(long total) {
        Map<String, KnownRecord> known = book.knownRecords(order.source().id(), batch.keySet());
        Map<String, String> changed = new LinkedHashMap<>();
        List<BalanceChange> balances = new ArrayList<>();
        batch.forEach((id, row) -> {
            String hash = digest.of(row);
            KnownRecord record = known.get(id);
            if (record == null || !record.inBilling() || !record.recordHash().equals(hash)) {
                changed.put(id, hash);
            } else if (moved(record, row)) {
                balances.add(new BalanceChange(id, balance(record, row), activity(row)));
            }
        });
        write(known, changed, balances);
        batch.clear();
        journal.done(position, total);
    }

    private void write(Map<String, KnownRecord> known, Map<String, String> changed, List<BalanceChange> balances) {
        Map<String, SubscriberFacts> before =
                changed.isEmpty() ? Map.of() : book.facts(order.source().id(), changed.keySet());
        List<SubscriberChange> changes = new ArrayList<>();
        long differing = 0;
        for (Map.Entry<String, String> entry : changed.entrySet()) {
            BilledSubscriber row = Objects.requireNonNull(batch.get(entry.getKey()));
            SubscriberFacts facts = before.getOrDefault(entry.getKey(), SubscriberFacts.UNKNOWN);
            SubscriberFacts after = rules.after(facts, row);
            warnOfUnknownHouse(row);
            differing += known.containsKey(entry.getKey()) && !after.equals(facts) ? 1 : 0;
            changes.add(new SubscriberChange(entry.getKey(), facts, after, entry.getValue()));
        }
        created += changes.stream()
                .filter(change -> !known.containsKey(change.externalId()))
                .count();
        edited += differing + balances.size();
        if (!order.dryRun()) {
            book.write(order.source().id(), order.runId(), changes);
            book.writeBalances(order.source().id(), balances);
        }
    }

    private void warnOfUnknownHouse(BilledSubscriber row) {
        Flat flat = row.line().flat();
        if (flat != null
                && flat.namesHouse()
                && context.options().updateAddress()
                && context.house(flat.houseId()).isEmpty()) {
            journal.warned("get_user_list/" + row.externalId(), "house " + flat.houseId() + " is not known");
        }
    }

    private boolean moved(KnownRecord record, BilledSubscriber row) {
        LocalDateTime activity = activity(row);
        return record.balance().compareTo(balance(record, row)) != 0
                || (activity != null && !activity.equals(record.activity()));
    }

    private static BigDecimal balance(KnownRecord record, BilledSubscriber row) {
        BigDecimal told = row.money().balance();
        return told == null ? record.balance() : Funds.cents(told);
    }

    private @org.jspecify.annotations.Nullable LocalDateTime activity(BilledSubscriber row) {
        return context.options().skipUpdateDateActivity() ? null : row.dates().activity();
    }
}
