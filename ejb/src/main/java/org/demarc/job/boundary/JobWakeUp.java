package org.demarc.job.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.logging.Logger;

/** Hears that a run waits. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/" + JobRunner.QUEUE),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class JobWakeUp implements MessageListener {

    private static final Logger LOG = Logger.getLogger(JobWakeUp.class);

    @Inject
    JobRunner runner;

    @Override
    public void onMessage(Message message) {
        try {
            runner.start(Long.parseLong(message.getBody(String.class)));
        } catch (JMSException | NumberFormatException e) {
            LOG.debugf(e, "not a run's id: %s", message);
        }
    }
}
