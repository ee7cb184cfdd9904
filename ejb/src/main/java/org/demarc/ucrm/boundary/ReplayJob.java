package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.job.control.JobOrder;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmEvents.ServiceOfSource;
import org.demarc.ucrm.entity.CrmServices;

/** Has the services of many events evaluated again, against what the CRM says now (UR-27). */
@ApplicationScoped
public class ReplayJob implements Job {

    static final String KIND = "crm-replay";

    private static final int PART = 10_000;

    @Inject
    CrmEvents events;

    @Inject
    CrmServices services;

    @Inject
    UcrmBell bell;

    /** What the job gets; instants as ISO texts. */
    public record Order(String source, String state, String service, String from, String to, String by) {

        static Order of(CrmEvents.Filter filter, String by) {
            return new Order(
                    filter.source(),
                    filter.state(),
                    filter.service(),
                    filter.from().toString(),
                    filter.to().toString(),
                    by);
        }

        CrmEvents.Filter filter() {
            return new CrmEvents.Filter(source, state, service, Instant.parse(from), Instant.parse(to));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Look at the services of webhooks again";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        Order order = JobOrder.of(progress.run(), Order.class);
        long total = events.countServices(order.filter());
        long done = 0;
        List<ServiceOfSource> part = events.services(order.filter(), ServiceOfSource.NONE, PART);
        while (!part.isEmpty()) {
            for (ServiceOfSource service : part) {
                progress.goOn();
                ask(service, order.by());
                progress.at(++done, Math.max(done, total), done + " looked at again");
            }
            part = events.services(order.filter(), part.get(part.size() - 1), PART);
        }
        progress.report(Map.of("services", done));
        progress.at(done, done, done + " looked at again");
    }

    /** Has one service evaluated soon. */
    public void ask(ServiceOfSource service, String by) {
        services.dueAfter(service.sourceId(), service.service(), Duration.ZERO, "replay by " + by);
        services.of(service.sourceId(), service.service()).ifPresent(known -> bell.service(known.id()));
    }
}
