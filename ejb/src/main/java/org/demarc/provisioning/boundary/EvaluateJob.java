package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.provisioning.entity.AccountFilter;
import org.demarc.provisioning.entity.Accounts;

/** Has all services of a list looked at again; services that no source serves any more are counted and left alone. */
@ApplicationScoped
public class EvaluateJob implements Job {

    static final String KIND = "provisioning-evaluate";

    private static final int PART = 200;

    @Inject
    Accounts accounts;

    @Inject
    Evaluations evaluations;

    /** What the job gets. */
    public record Order(AccountFilter filter, String text, String by) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Look at many services again";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Order order = JobOrder.of(progress.run(), Order.class);
        long total = accounts.count(order.filter(), order.text());
        long done = 0;
        long unserved = 0;
        List<Accounts.Numbered> part = part(order, 0);
        while (!part.isEmpty()) {
            for (Accounts.Numbered one : part) {
                progress.goOn();
                unserved += ask(one, order.by()) ? 0 : 1;
                progress.at(++done, total, words(done, unserved));
            }
            part = part(order, part.get(part.size() - 1).id());
        }
        progress.report(Map.of("asked", done - unserved, "unserved", unserved));
        progress.at(done, done, words(done, unserved));
    }

    private static String words(long done, long unserved) {
        return done + " looked at again, " + unserved + " of them without a source";
    }

    private List<Accounts.Numbered> part(Order order, long behind) {
        return accounts.behind(behind, order.filter(), order.text(), PART);
    }

    private boolean ask(Accounts.Numbered one, String by) {
        try {
            evaluations.ask(one.service(), by);
            return true;
        } catch (ProblemException nobodyServesIt) {
            return false;
        }
    }
}
