package org.demarc.ucrm.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.provisioning.boundary.Rush;
import org.demarc.settings.boundary.DatabaseWatch;

/** Somebody says that an event waits. It is a row: a doubled or lost message changes nothing. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/demarc.ucrm.event"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class EventConsumer implements MessageListener {

    @Inject
    UcrmWork work;

    @Inject
    Rush rush;

    @Inject
    DatabaseWatch database;

    @Override
    public void onMessage(Message message) {
        try {
            rush.giveWay();
            work.event(Long.parseLong(message.getBody(String.class)));
        } catch (JMSException | NumberFormatException e) {
            UcrmLog.LOG.debugf(e, "a wake-up without an id");
        } catch (RuntimeException fault) {
            // The message must not come again: the sweeper finds what was not done.
            database.unlessAway(fault, UcrmLog.LOG::wakeUpFailed);
        }
    }
}
