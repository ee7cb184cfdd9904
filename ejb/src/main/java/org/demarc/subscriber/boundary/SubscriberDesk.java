package org.demarc.subscriber.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.entity.JobRun;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberProblem;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.subscriber.entity.Subscribers;

/** Subscribers, their lines and what happened to them, for operators. */
@Stateless
@Requires(Permission.SUBSCRIBERS_VIEW)
public class SubscriberDesk {

    private static final int MOST_EVENTS = 500;

    @Inject
    Subscribers subscribers;

    @Inject
    LineBook lines;

    @Inject
    Jobs jobs;

    @Inject
    AuditLog audit;

    public Page<SubscriberView.Row> page(PageRequest request) {
        return subscribers.page(request);
    }

    /**
     * One subscriber.
     *
     * @throws org.demarc.ProblemException {@link SubscriberProblem#SUBSCRIBER_UNKNOWN}
     */
    public SubscriberView subscriber(long id) {
        return subscribers
                .byId(id)
                .orElseThrow(() -> SubscriberProblem.SUBSCRIBER_UNKNOWN.because("no subscriber " + id));
    }

    /** The subscriber with this id at the source with this name. */
    public SubscriberView subscriber(String source, String externalId) {
        long id = subscribers
                .idOf(source, externalId)
                .orElseThrow(() -> SubscriberProblem.SUBSCRIBER_UNKNOWN.because(
                        "source " + source + " has no subscriber " + externalId));
        return subscriber(id);
    }

    /** Lines of a subscriber, at most 100. */
    public List<LineBook.Line> lines(long id) {
        return lines.of(id);
    }

    /** What happened to a subscriber, newest first. */
    public List<SubscriberView.Event> events(long id, int limit) {
        return subscribers.events(id, Math.max(1, Math.min(MOST_EVENTS, limit)));
    }

    /** Every line that has a subscriber, newest first. */
    public Page<LineBook.Line> bindings(PageRequest request) {
        return lines.page(request);
    }

    /** Lines that several subscribers claim: nobody has them. */
    public Page<LineBook.Conflict> conflicts(PageRequest request) {
        return lines.conflicts(request);
    }

    /** Says by hand whose line an interface is; stays whatever imports find. */
    @Requires(Permission.SUBSCRIBERS_EDIT)
    public void bind(long interfaceId, long subscriberId) {
        if (lines.bind(interfaceId, subscriberId).isEmpty()) {
            throw SubscriberProblem.LINE_UNKNOWN.because(
                    "no interface " + interfaceId + " or no subscriber " + subscriberId);
        }
        audit.record("line:bound", "interface", interfaceId, null, subscriberId);
    }

    /** Takes a binding away; the next search may find another. */
    @Requires(Permission.SUBSCRIBERS_EDIT)
    public void unbind(long interfaceId) {
        if (!lines.unbind(interfaceId)) {
            throw SubscriberProblem.LINE_UNKNOWN.because("interface " + interfaceId + " has no subscriber");
        }
        audit.record("line:unbound", "interface", interfaceId, interfaceId, null);
    }

    /** Looks for everybody's line now. */
    @Requires(Permission.SUBSCRIBERS_EDIT)
    public JobRun findLines() {
        return jobs.start(FindLinesJob.KIND, "", "{}");
    }
}
