package org.demarc.poll.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.logging.Logger;

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

    private static final Logger LOG = Logger.getLogger(PollWakeUp.class);

    @Inject
    PollRuns runs;

    @Inject
    PollMeters figures;

    @Override
    public void onMessage(Message message) {
        try {
            runs.of(Long.parseLong(message.getBody(String.class)));
        } catch (JMSException | NumberFormatException e) {
            LOG.debugf(e, "not a batch's id: %s", message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The message must not come again: the devices are due again when their leases end.
            figures.failed("a batch", e);
        }
    }
}
