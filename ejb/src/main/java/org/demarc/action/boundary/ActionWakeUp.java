package org.demarc.action.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.job.boundary.Woken;

/** Hears that something is to be done to a device. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/" + ActionRunner.QUEUE),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class ActionWakeUp implements MessageListener {

    @Inject
    ActionRunner runner;

    @Inject
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.by(message, runner::start, ActionLog.LOG::notLookedAfter);
    }
}
