package org.demarc.icmp.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1240-1249: who answers ICMP. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface IcmpLog extends BasicLogger {

    IcmpLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), IcmpLog.class, "org.demarc.icmp");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1240, value = "Devices are asked whether they live: %s")
    void chosen(String means);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1241, value = "There is no way to send ICMP (%s): devices live as long as they answer SNMP")
    void none(String tried);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1242, value = "%d devices began or ceased to answer ICMP")
    void turned(int devices);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1243, value = "A round of ICMP failed; the next one tries again")
    void failed(@Cause Exception cause);
}
