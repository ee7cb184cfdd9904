package org.demarc.wildcore.rest;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 2400-2419: the Wildcore dialect. The server's configuration writes its calls into a file of their own. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface ApiLog extends BasicLogger {

    ApiLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ApiLog.class, "org.demarc.wildcore.api");

    /** Addresses of routes only: a key may stand in a query. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 2400, value = "%s from %s: %s /api/v1%s: %d in %d ms")
    void called(String login, String address, String method, String route, int status, long tookMs);
}
