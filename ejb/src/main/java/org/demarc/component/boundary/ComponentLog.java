package org.demarc.component.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered message 1190: what a node says of itself. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface ComponentLog extends BasicLogger {

    ComponentLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ComponentLog.class, "org.demarc.component");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1190, value = "This node could not say how it is; it is tried again")
    void notTold(@Cause Exception cause);
}
