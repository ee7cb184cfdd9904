package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.demarc.billing.control.ImportContext.Offered;
import org.demarc.billing.entity.BillingRuns;
import org.demarc.billing.entity.BillingRuns.Twice;

/** The first pass over the list of subscribers: counts, remembers ids, finds rows that cannot be taken. */
final class ListReading {

    private static final int BATCH = 5_000;
    private static final int MOST_DOUBLES = 100_000;
    private static final int LONGEST_LOGIN = 255;

    private final BillingRuns runs;
    private final long runId;
    private final RunJournal journal;
    private final List<String> ids = new ArrayList<>(BATCH);
    private final List<String> logins = new ArrayList<>(BATCH);
    private final Set<Long> leftOut = new HashSet<>();
    private long rows;
    private boolean addressesOffered;

    ListReading(BillingRuns runs, long runId, RunJournal journal) {
        this.runs = runs;
        this.runId = runId;
        this.journal = journal;
    }

    void read(BillingFeed feed) throws BillingFault {
        feed.eachSubscriber(this::row);
        flush();
        journal.done(0, rows);
        if (rows >= ImportRun.MANY) {
            runs.countAnew();
        }
        List<Long> positions = new ArrayList<>();
        for (Twice twice : runs.twice(runId, MOST_DOUBLES)) {
            refuse(twice);
            positions.add(twice.position());
        }
        runs.forgetLogins(runId, positions);
    }

    private void row(BilledSubscriber row) {
        String login =
                row.who().login() == null ? "" : BilledText.line(row.who().login());
        addressesOffered = addressesOffered || row.line().addresses() != null;
        if (login.length() > LONGEST_LOGIN) {
            journal.refused("get_user_list/" + row.externalId(), "the login is longer than " + LONGEST_LOGIN);
            leftOut.add(rows);
            login = "";
        }
        ids.add(row.externalId());
        logins.add(login);
        rows++;
        if (ids.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        runs.remember(runId, rows - ids.size(), ids, logins);
        ids.clear();
        logins.clear();
        journal.done(rows, -1);
    }

    private void refuse(Twice twice) {
        if (leftOut.add(twice.position())) {
            journal.refused(
                    "get_user_list/" + twice.externalId(),
                    twice.byLogin()
                            ? "login " + twice.login() + " is also that of " + twice.firstId()
                            : "the id stands in the list more than once");
        }
    }

    long rows() {
        return rows;
    }

    boolean leavesOut(long position) {
        return leftOut.contains(position);
    }

    Offered offered() {
        return new Offered(addressesOffered);
    }
}
