package org.demarc.access.boundary;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Numbered messages 1000-1099: who may come in. */
@MessageLogger(projectCode = "DEMARC", length = 4)
interface AccessLog extends BasicLogger {

    AccessLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), AccessLog.class, "org.demarc.access");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1000, value = "First administrator '%s' was made with the password of the settings")
    void firstAdministrator(String login);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1001, value = "First administrator '%s' was made; the password is in %s")
    void firstAdministratorWithPasswordIn(String login, String file);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1002, value = "Administrator '%s' got the API key of the settings, valid until %s")
    void initialKey(String login, String until);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1003, value = "Address %s is shut out after too many bad attempts")
    void addressBlocked(String address);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 1004,
            value =
                    "The API key of the settings has fewer than %d characters and could be guessed: nobody gets it; set a random UUID")
    void initialKeyTooShort(int least);
}
