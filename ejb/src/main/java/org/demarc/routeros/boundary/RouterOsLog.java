package org.demarc.routeros.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 4100-4199: calling routers; 1341: reading devices by their API. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface RouterOsLog extends BasicLogger {

    RouterOsLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RouterOsLog.class, "org.demarc.routeros");

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 4100, value = "Router %s does not answer (%s); work for it waits")
    void silent(String router, String why);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4101, value = "Router %s answers again")
    void back(String router);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4102,
            value =
                    "Router %s refused the login of user \"%s\": %s; no further login until its settings change or it is tested")
    void loginRefused(String router, String user, String words);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1341, value = "Menus of devices could not be read; the next time tries again")
    void readingsFailed(@Cause Exception cause);
}
