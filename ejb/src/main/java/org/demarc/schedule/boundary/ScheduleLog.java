package org.demarc.schedule.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1120-1129: schedules. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface ScheduleLog extends BasicLogger {

    ScheduleLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ScheduleLog.class, "org.demarc.schedule");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1121, value = "Schedule %s is due: run %d")
    void due(String schedule, long run);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1120, value = "Due schedules could not be started; the next tick tries again")
    void tickFailed(@Cause Exception cause);
}
