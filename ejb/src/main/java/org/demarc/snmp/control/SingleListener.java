package org.demarc.snmp.control;

import java.util.HashMap;
import java.util.Map;
import org.snmp4j.PDU;

/** Turns the end of one exchange into an answer. */
final class SingleListener implements Exchange.Listener {

    private final PendingAnswer pending;

    SingleListener(PendingAnswer pending) {
        this.pending = pending;
    }

    @Override
    public void answered(Exchange.Reply reply) {
        Answer answer = reply.answer();
        if (answer.isReport()) {
            pending.end(new SnmpAnswer(Outcome.REFUSED, DevicePoll.reportReason(answer), 0, 0, Map.of()));
            return;
        }
        int status = answer.errorStatus();
        Map<Oid, SnmpValue> values = new HashMap<>();
        for (int i = 0; i < answer.size(); i++) {
            SnmpValue value = answer.value(i);
            if (status == PDU.noError && value.isPresent()) {
                values.put(answer.oid(i), value);
            }
        }
        boolean refused = status == PDU.authorizationError || status == PDU.noAccess;
        String reason = status == PDU.noError ? "" : PDU.toErrorStatusText(status);
        pending.end(new SnmpAnswer(
                refused ? Outcome.REFUSED : Outcome.ANSWERED, reason, status, answer.errorIndex(), values));
    }

    @Override
    public void unanswered(String why) {
        pending.end(new SnmpAnswer(Outcome.SILENT, why, 0, 0, Map.of()));
    }
}
