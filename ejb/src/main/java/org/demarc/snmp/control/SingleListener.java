package org.demarc.snmp.control;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.snmp4j.PDU;
import org.snmp4j.smi.VariableBinding;

/** Turns the end of one exchange into an answer. */
final class SingleListener implements Exchange.Listener {

    private final CompletableFuture<SnmpAnswer> future;
    private final Runnable onEnd;
    private final Executor completion;

    SingleListener(CompletableFuture<SnmpAnswer> future, Runnable onEnd, Executor completion) {
        this.future = future;
        this.onEnd = onEnd;
        this.completion = completion;
    }

    @Override
    public void answered(Exchange.Reply reply) {
        PDU pdu = reply.pdu();
        if (pdu.getType() == PDU.REPORT) {
            end(new SnmpAnswer(Outcome.REFUSED, DevicePoll.reportReason(pdu), 0, 0, Map.of()));
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
        end(new SnmpAnswer(
                refused ? Outcome.REFUSED : Outcome.ANSWERED,
                reason,
                pdu.getErrorStatus(),
                pdu.getErrorIndex(),
                values));
    }

    @Override
    public void unanswered(String why) {
        end(new SnmpAnswer(Outcome.SILENT, why, 0, 0, Map.of()));
    }

    private void end(SnmpAnswer answer) {
        onEnd.run();
        try {
            completion.execute(() -> future.complete(answer));
        } catch (RejectedExecutionException e) {
            future.complete(answer);
        }
    }
}
