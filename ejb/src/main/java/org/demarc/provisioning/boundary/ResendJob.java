package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.Transactions;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.provisioning.entity.Orders;

/** Sends every order again that needed a person when the job was asked for: each once, also where it fails again meanwhile. */
@ApplicationScoped
public class ResendJob implements Job {

    static final String KIND = "provisioning-resend";

    private static final int PART = 200;

    @Inject
    Orders orders;

    @Inject
    Resending resending;

    @Inject
    Transactions transactions;

    /** What the job gets: who wants it, and the newest order that is meant. */
    public record Order(String by, long upTo, long count) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Send orders again that were given up";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Order order = JobOrder.of(progress.run(), Order.class);
        long sent = 0;
        List<org.demarc.provisioning.entity.Order> part = orders.givenUp(0, order.upTo(), PART);
        while (!part.isEmpty()) {
            for (org.demarc.provisioning.entity.Order one : part) {
                progress.goOn();
                sent += transactions.call(() -> resending.again(one, order.by())) ? 1 : 0;
                progress.at(sent, Math.max(sent, order.count()), words(sent));
            }
            part = orders.givenUp(part.get(part.size() - 1).id(), order.upTo(), PART);
        }
        progress.report(Map.of("resent", sent));
        progress.at(sent, sent, words(sent));
    }

    private static String words(long sent) {
        return sent + " orders sent again";
    }
}
