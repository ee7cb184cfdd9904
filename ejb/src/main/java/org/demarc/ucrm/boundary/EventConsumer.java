package org.demarc.ucrm.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.job.boundary.Woken;
import org.demarc.provisioning.boundary.Rush;

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
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.by(message, this::event, UcrmLog.LOG::wakeUpFailed);
    }

    private void event(long id) {
        rush.giveWay();
        work.event(id);
    }
}
