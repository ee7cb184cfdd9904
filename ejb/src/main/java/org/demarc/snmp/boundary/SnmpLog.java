package org.demarc.snmp.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1200-1219: the SNMP engine. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface SnmpLog extends BasicLogger {

    SnmpLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SnmpLog.class, "org.demarc.snmp");

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 1200,
            value =
                    "SNMP engine: %d sockets, up to %d devices at the same time, receive buffer %d of %d bytes asked for")
    void opened(int sockets, int inFlight, int granted, int asked);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1201,
            value = "The kernel grants SNMP a receive buffer of %d bytes only: answers may be lost in bursts;"
                    + " raise net.core.rmem_max to at least %d")
    void smallBuffer(int granted, int asked);
}
