package org.demarc.backup.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1310-1319: the archive of configurations. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface BackupLog extends BasicLogger {

    BackupLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), BackupLog.class, "org.demarc.backup");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1310, value = "The configuration of %s has changed")
    void changed(String device);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1311, value = "The configuration of device %d could not be saved; it is tried again")
    void failed(long deviceId, @Cause Exception cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1312, value = "Configurations could not be looked after; the next round tries again")
    void roundFailed(@Cause Exception cause);
}
