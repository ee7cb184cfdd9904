package org.demarc.trap.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1270-1279: traps. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface TrapLog extends BasicLogger {

    TrapLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), TrapLog.class, "org.demarc.trap");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1270, value = "SNMP traps are heard on UDP port %d")
    void opened(int port);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1271,
            value =
                    "SNMP traps cannot be heard on UDP port %d: %s; set demarc.trap.port to a port that this server may open")
    void notOpened(int port, String why);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1272, value = "A trap from %s could not be handled")
    void failed(String from, @Cause Exception cause);
}
