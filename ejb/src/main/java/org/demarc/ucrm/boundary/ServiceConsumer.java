package org.demarc.ucrm.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.job.boundary.Woken;

/** Somebody says that a service waits. It is a row: a doubled or lost message changes nothing. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/demarc.ucrm.service"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class ServiceConsumer implements MessageListener {

    @Inject
    UcrmWork work;

    @Inject
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.by(message, work::service, UcrmLog.LOG::wakeUpFailed);
    }
}
