package org.demarc.snmp.control;

import java.util.HashMap;
import java.util.Map;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/** Turns the end of one exchange into an answer. */
final class SingleListener implements Exchange.Listener {

    private final PendingAnswer pending;

    SingleListener(PendingAnswer pending) {
        this.pending = pending;
    }

    @Override
    public void answered(Exchange.Reply reply) {
        PDU pdu = reply.pdu();
        if (pdu.getType() == PDU.REPORT) {
            pending.end(new SnmpAnswer(Outcome.REFUSED, DevicePoll.reportReason(pdu), 0, 0, Map.of()));
            return;
        }
        Map<Oid, SnmpValue> values = new HashMap<>();
        for (VariableBinding binding : pdu.getVariableBindings()) {
            SnmpValue value = Variables.value(binding.getVariable());
            if (pdu.getErrorStatus() == PDU.noError && value.isPresent()) {
                values.put(Oid.ofInts(binding.getOid().getValue()), value);
            }
        }
        boolean refused = pdu.getErrorStatus() == PDU.authorizationError || pdu.getErrorStatus() == PDU.noAccess;
        String reason = pdu.getErrorStatus() == PDU.noError ? "" : pdu.getErrorStatusText();
        pending.end(new SnmpAnswer(
                refused ? Outcome.REFUSED : Outcome.ANSWERED,
                reason,
                pdu.getErrorStatus(),
                pdu.getErrorIndex(),
                values));
    }

    @Override
    public void unanswered(String why) {
        pending.end(new SnmpAnswer(Outcome.SILENT, why, 0, 0, Map.of()));
    }
}
