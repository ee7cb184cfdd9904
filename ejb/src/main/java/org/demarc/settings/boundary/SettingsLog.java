package org.demarc.settings.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 200-219: what everything stands on. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface SettingsLog extends BasicLogger {

    SettingsLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SettingsLog.class, "org.demarc.settings");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 200, value = "The database cannot be reached (%s): everything waits, and goes on by itself")
    void databaseAway(String why);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 201, value = "The database answers again after %d s")
    void databaseBack(long seconds);
}
