package org.demarc.event.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1290-1299: events. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface EventLog extends BasicLogger {

    EventLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), EventLog.class, "org.demarc.event");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1290, value = "Event rule %s could not be looked at; the next round tries again")
    void ruleFailed(String rule, @Cause Exception cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1291, value = "Events could not be looked for; the next round tries again")
    void failed(@Cause Exception cause);
}
