package org.demarc.web;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 0100-0199: the web edge. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface WebLog extends BasicLogger {

    WebLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), WebLog.class, "org.demarc.web");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 100, value = "Incident %s: a request failed")
    void fault(String incident, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 101, value = "Incident %s: a request could not be answered, as the database is away")
    void databaseAway(String incident);
}
