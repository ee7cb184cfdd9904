package org.demarc.ucrm.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 3100-3199: UISP/UCRM. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface UcrmLog extends BasicLogger {

    UcrmLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), UcrmLog.class, "org.demarc.ucrm");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3100, value = "Source %s: event %s was rejected: %s")
    void rejected(String source, String uuid, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3101, value = "Source %s: event %s came again with another body; nothing was done")
    void otherBody(String source, String uuid);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3102, value = "A webhook of source %s could not be stored")
    void notStored(String source, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3107,
            value = "A webhook of source %s was not taken, as the database is away; its sender was told to try again")
    void notTaken(String source);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3103, value = "Service %s could not be evaluated; it is tried again")
    void notEvaluated(String service, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3104, value = "The sweep for waiting events failed; it is repeated")
    void sweepFailed(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3106, value = "The handling of an event broke off; the sweep takes it up again")
    void wakeUpFailed(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3105, value = "The CRM of source %s refuses to answer: %s")
    void refused(String source, String text);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3108, value = "How far the work for waiting hooks is could not be seen; it is looked at again")
    void waitingNotSeen(@Cause Throwable fault);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3109, value = "Services %s could not be asked for; what waits for them is tried again")
    void notAsked(String services, @Cause Throwable fault);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3110, value = "Event %s of %s could not be handled; it is tried again")
    void clientNotHandled(String uuid, String client, @Cause Throwable fault);
}
