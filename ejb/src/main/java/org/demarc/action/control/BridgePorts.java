package org.demarc.action.control;

import java.util.List;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.PollRequest;
import org.demarc.snmp.control.ReadTable;
import org.demarc.snmp.control.ScalarRequest;
import org.demarc.snmp.control.SnmpEngine;
import org.demarc.snmp.control.SnmpTarget;
import org.demarc.snmp.control.TableRequest;
import org.jspecify.annotations.Nullable;

/** Which number a port has in the bridge (RFC 4188, dot1dBasePortIfIndex). */
final class BridgePorts {

    private static final TableRequest TABLE =
            new TableRequest("bridge-ports", List.of(Oid.parse("1.3.6.1.2.1.17.1.4.1.2")));

    private final SnmpEngine engine;
    private final SnmpTarget target;

    BridgePorts(SnmpEngine engine, SnmpTarget target) {
        this.engine = engine;
        this.target = target;
    }

    /** The bridge port; the ifIndex itself where no table says it. */
    long of(@Nullable Long ifIndex) throws InterruptedException {
        long wanted = ifIndex == null ? 0 : ifIndex;
        var read = ActionConversation.waited(engine.poll(PollRequest.of(target, ScalarRequest.none(), List.of(TABLE))));
        ReadTable table = read.tables().stream().findFirst().orElse(null);
        for (int row = 0; table != null && row < table.rowCount(); row++) {
            if (table.number(row, 0) == wanted) {
                return table.key(row).at(0);
            }
        }
        return wanted;
    }
}
