package org.demarc.snmp.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.snmp4j.PDU;

/**
 * Single instances read by as few GETs as it takes: one that is missing or broken is left out and the others are asked again
 * (devices.md DEV-15, snmp-engine.md ENG-21).
 */
final class InstanceRead implements Exchange.Listener {

    private static final int AT_ONCE = 20;

    private final SnmpTarget target;
    private final Instances instances;
    private final Wire wire;
    private final Line line;
    private final PendingAnswer pending;
    private List<Oid> asked = List.of();
    private int errorStatus;
    private int errorIndex;
    private String error = "";

    InstanceRead(SnmpTarget target, List<Oid> wanted, Wire wire, Line line, PendingAnswer pending) {
        this.target = target;
        this.instances = new Instances(wanted, new ArrayList<>());
        this.wire = wire;
        this.line = line;
        this.pending = pending;
    }

    CompletableFuture<SnmpAnswer> future() {
        return pending.future();
    }

    /** Asks for what is still missing; ends when there is nothing. */
    void next() {
        if (instances.finished()) {
            boolean nothing = instances.values().isEmpty();
            pending.end(answer(Outcome.ANSWERED, nothing ? error : "", nothing));
            return;
        }
        asked = instances.next(AT_ONCE);
        Exchange.Patience patience = Exchange.Patience.growing(target.timeoutMs(), target.retries() + 1);
        line.submit(new Exchange(wire, line, target, Query.get(asked), patience, this));
    }

    @Override
    public void answered(Exchange.Reply reply) {
        Answer heard = reply.answer();
        int status = heard.errorStatus();
        if (heard.isReport()) {
            pending.end(answer(Outcome.REFUSED, DevicePoll.reportReason(heard), false));
        } else if (status == PDU.noError) {
            instances.take(asked, heard);
            next();
        } else {
            errorStatus = status;
            errorIndex = heard.errorIndex();
            error = PDU.toErrorStatusText(status);
            if (status == PDU.authorizationError || status == PDU.noAccess) {
                pending.end(answer(Outcome.REFUSED, error, true));
            } else {
                instances.takeError(asked, status, errorIndex);
                next();
            }
        }
    }

    @Override
    public void unanswered(String why) {
        pending.end(answer(Outcome.SILENT, why, false));
    }

    private SnmpAnswer answer(Outcome outcome, String reason, boolean withError) {
        return new SnmpAnswer(
                outcome,
                reason,
                withError ? errorStatus : 0,
                withError ? errorIndex : 0,
                outcome == Outcome.ANSWERED ? instances.values() : Map.of());
    }
}
