package org.demarc.job.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1100-1199: long work and schedules. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface JobLog extends BasicLogger {

    JobLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), JobLog.class, "org.demarc.job");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1100, value = "Run %d (%s %s) is done: %s")
    void done(long id, String kind, String source, String message);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1101, value = "Run %d (%s %s) was refused: %s")
    void refused(long id, String kind, String source, String message);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1102, value = "Run %d (%s %s) failed")
    void failed(long id, String kind, String source, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1103, value = "%d runs of nodes that are gone wait again")
    void givenUp(int runs);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1105, value = "This node could not keep its duties in the cluster; it is tried again")
    void dutiesNotKept(@Cause Exception cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1104, value = "The runs of this node could not be looked after; it is tried again")
    void notLookedAfter(@Cause Exception cause);
}
