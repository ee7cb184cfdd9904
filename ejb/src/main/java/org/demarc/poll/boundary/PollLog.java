package org.demarc.poll.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1220-1239: polling. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface PollLog extends BasicLogger {

    PollLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), PollLog.class, "org.demarc.poll");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1220, value = "What %s answered could not be understood or stored")
    void failed(String device, @Cause Exception cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1221, value = "Polling is %d s behind: more devices are due than this cluster reads")
    void late(long seconds);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1222, value = "Due devices could not be looked for; the next tick tries again")
    void tickFailed(@Cause Exception cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1223, value = "%s was recognised, but not for certain: %s")
    void unsure(String device, String doubt);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1224, value = "%d calls of devices are missing in their log: more came than could be written")
    void callsLost(long calls);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1225, value = "Calls of devices could not be written into their log")
    void callsNotWritten(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1226, value = "Device %d could not be asked by %s")
    void wayFailed(long deviceId, String way, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1227,
            value = "%d devices could not be kept while the database was away and are read by somebody else:"
                    + " what they answer here is not stored: %s")
    void lost(int devices, String names);
}
