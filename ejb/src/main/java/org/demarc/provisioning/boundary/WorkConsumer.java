package org.demarc.provisioning.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.job.boundary.Woken;

/** Somebody says that orders wait for a router. They are rows: a doubled or lost message changes nothing. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/demarc.provisioning.work"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "48")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkConsumer implements MessageListener {

    @Inject
    RouterWork work;

    @Inject
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.by(message, work::drain, ProvisioningLog.LOG::wakeUpFailed);
    }
}
