package org.demarc.notification.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1300-1309: notifications. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface NotificationLog extends BasicLogger {

    NotificationLog LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), NotificationLog.class, "org.demarc.notification");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1300, value = "Nobody could be told of events; the next round tries again")
    void failed(@Cause Exception cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1301, value = "A message by channel %s failed in Demarc; it is tried again")
    void sendingFailed(String channel, @Cause Exception cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1302, value = "Channel %s: a message to %s was given up: %s")
    void givenUp(String channel, String login, String why);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1303, value = "%d messages were about to be sent by a node that is gone; they are owed again")
    void takenUp(int number);
}
