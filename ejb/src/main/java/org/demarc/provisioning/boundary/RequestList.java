package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.RefusedMessage;
import org.demarc.provisioning.entity.RefusedMessages;
import org.demarc.provisioning.entity.RefusedSignIns;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.provisioning.entity.RequestResults;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceRequest;
import org.demarc.provisioning.entity.ServiceRequests;

/** Requests of other programs and the messages that were refused, for people and programs. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class RequestList {

    @Inject
    ServiceRequests requests;

    @Inject
    RequestResults results;

    @Inject
    RefusedMessages refused;

    @Inject
    RefusedSignIns signIns;

    @Inject
    RequestDesk desk;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first; {@code state} empty for all. */
    public Page<ServiceRequest> list(String state, PageRequest page) {
        return requests.list(state, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_REQUEST} */
    public ServiceRequest one(String id) {
        return requests.withId(id).orElseThrow(() -> ProvisioningProblem.UNKNOWN_REQUEST.because("no request " + id));
    }

    /** What was told about the request, oldest first. */
    public List<RequestResult> results(String id) {
        return results.of(one(id).id());
    }

    /**
     * Takes a request that comes by HTTP instead of by JMS; everything else is the same.
     *
     * @return its newest result
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#REQUEST_REFUSED} when it is refused and names no good id
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public RequestResult take(String body) {
        String login = caller.caller().login();
        RequestDesk.Answer answer = desk.take(RequestDesk.Letter.of(body, "rest", login));
        if (answer instanceof RequestDesk.Answer.Nameless nameless) {
            throw ProvisioningProblem.REQUEST_REFUSED.because(nameless.code() + ": " + nameless.text());
        }
        return ((RequestDesk.Answer.ToSender) answer).result();
    }

    /** Newest first; {@code state} and {@code code} empty for all. */
    public Page<RefusedMessage> refused(String state, String code, PageRequest page) {
        return refused.list(state, code, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_MESSAGE} */
    public RefusedMessage refusedOne(long id) {
        return refused.withId(id).orElseThrow(() -> ProvisioningProblem.UNKNOWN_MESSAGE.because("no message " + id));
    }

    /**
     * Sends a refused message again as it came: for a cause that is gone by now, such as a service or router that was
     * not known yet. Refused once more, it is on the list once more.
     *
     * @return what its sender is told; empty when it is refused once more and names no good id
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#MESSAGE_SETTLED},
     *     {@link ProvisioningProblem#MESSAGE_NOT_KEPT}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<RequestResult> resend(long id) {
        RefusedMessage message = refusedOne(id);
        String body = refused.body(id)
                .orElseThrow(() -> ProvisioningProblem.MESSAGE_NOT_KEPT.because(
                        "message " + id + " had " + message.octets() + " octets: " + message.text()));
        settle(message, RefusedMessage.State.RESENT, "refused-message:resent");
        RequestDesk.Answer answer = desk.takeAgain(RequestDesk.Letter.of(body, message.origin(), message.sender()));
        return answer instanceof RequestDesk.Answer.ToSender told ? Optional.of(told.result()) : Optional.empty();
    }

    /** Takes a refused message off the list. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public RefusedMessage discard(long id) {
        settle(refusedOne(id), RefusedMessage.State.DISCARDED, "refused-message:discarded");
        return refusedOne(id);
    }

    private void settle(RefusedMessage message, RefusedMessage.State state, String action) {
        if (!refused.settle(message.id(), state, caller.caller().login())) {
            throw ProvisioningProblem.MESSAGE_SETTLED.because("message " + message.id() + " is "
                    + refusedOne(message.id()).state());
        }
        audit.record(
                action,
                "refused-message",
                message.id(),
                Map.of("requestId", message.requestId(), "code", message.code()),
                Map.of("state", state.name()));
    }

    /** How many sign-ins the port for messages refused lately. */
    public RefusedSignIns.Sum refusedSignIns() {
        return signIns.sum();
    }

    /** States of requests, for filters. */
    public List<RequestState> states() {
        return List.of(RequestState.values());
    }
}
