package org.demarc.snmp.control;

import java.net.InetAddress;
import java.util.List;

/**
 * A trap as it came in, version 1 in the form of version 2 (RFC 3584 3.1). The community is not kept.
 *
 * @param from who sent it
 * @param kind value of snmpTrapOID
 * @param values what it carried, without sysUpTime and snmpTrapOID
 * @param upTimeTicks the sender's sysUpTime, hundredths of a second
 */
public record HeardTrap(InetAddress from, Oid kind, List<VarBind> values, long upTimeTicks) {

    public HeardTrap {
        values = List.copyOf(values);
    }
}
