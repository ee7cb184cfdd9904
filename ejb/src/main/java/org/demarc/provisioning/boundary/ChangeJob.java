package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;

/** Suspends, resumes or removes many services. */
@ApplicationScoped
public class ChangeJob implements Job {

    static final String KIND = "provisioning-change";

    private static final int PART = 50;

    @Inject
    Accounts accounts;

    @Inject
    ServiceChanges changes;

    @Inject
    AuditLog audit;

    /**
     * What the job gets.
     *
     * @param confirmed how many services there were when somebody said so
     */
    public record Order(RequestAction action, Accounts.Many many, long confirmed, String by, String reason) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Suspend, resume or remove many services";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Order order = JobOrder.of(progress.run(), Order.class);
        List<Long> ids = accounts.ids(order.many(), order.confirmed() + 1);
        if (ids.size() > order.confirmed()) {
            progress.report(Map.of("changed", 0, "refused", 0, "confirmed", order.confirmed()));
            progress.at(0, 0, "nothing done: more than the confirmed " + order.confirmed() + " services fit by now");
            return;
        }
        carryOut(order, ids, progress);
    }

    private void carryOut(Order order, List<Long> ids, JobProgress progress) throws Exception {
        var word = new ServiceChanges.Word(
                order.action(),
                order.by(),
                order.reason(),
                "change-" + progress.run().id());
        long changed = 0;
        long refused = 0;
        for (int from = 0; from < ids.size(); from += PART) {
            progress.goOn();
            var outcome = changes.carryOut(word, ids.subList(from, Math.min(ids.size(), from + PART)));
            outcome.changed().forEach(service -> note(order, service));
            changed += outcome.changed().size();
            refused += outcome.refused().size();
            progress.at(changed + refused, ids.size(), words(changed, refused));
        }
        progress.report(Map.of("changed", changed, "refused", refused));
        progress.at(ids.size(), ids.size(), words(changed, refused));
    }

    private void note(Order order, ServiceKey service) {
        Map<String, Object> facts = Map.of("by", order.by(), "reason", order.reason());
        switch (order.action()) {
            case SUSPEND -> audit.record("service:suspended", "service", service, null, facts);
            case RESUME -> audit.record("service:resumed", "service", service, null, facts);
            default -> audit.record("service:removed", "service", service, null, facts);
        }
    }

    private static String words(long changed, long refused) {
        return changed + " services done, " + refused + " could not be";
    }
}
