package org.demarc.action.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1260-1269: actions on devices. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface ActionLog extends BasicLogger {

    ActionLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ActionLog.class, "org.demarc.action");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1260, value = "Action %d, %s on %s for %s: %s, %s")
    void ended(long id, String kind, String target, String by, String state, String message);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1261, value = "Action %d could not be carried out")
    void failed(long id, @Cause Exception cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1262, value = "Waiting actions were not looked after; the next sweep tries again")
    void notLookedAfter(@Cause Exception cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1263, value = "%d actions were left by nodes that died and are taken up again")
    void takenUp(int count);
}
