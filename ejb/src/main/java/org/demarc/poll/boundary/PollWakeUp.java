package org.demarc.poll.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.job.boundary.Woken;

/** Hears that a batch of devices is due. Eight batches at a time: one thread for each, never one for a device. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/" + PollRuns.QUEUE),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class PollWakeUp implements MessageListener {

    @Inject
    PollRuns runs;

    @Inject
    Woken woken;

    @Override
    public void onMessage(Message message) {
        woken.by(message, runs::of, fault -> PollLog.LOG.failed("a batch", fault));
    }
}
