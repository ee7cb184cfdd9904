package org.demarc.live.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1331-1339: what is told and read while somebody looks. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface LiveLog extends BasicLogger {

    LiveLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), LiveLog.class, "org.demarc.live");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1331, value = "Changes are not heard at present; pages ask by themselves until they are again")
    void deaf(@Cause Throwable cause);
}
