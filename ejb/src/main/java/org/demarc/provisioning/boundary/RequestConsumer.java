package org.demarc.provisioning.boundary;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestFlaw;
import org.demarc.settings.boundary.DatabaseWatch;

/**
 * Takes requests of other programs from queue {@code demarc.provisioning.requests}. A message is acknowledged when its
 * request, or its refusal, is stored; until then the broker brings it again.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/demarc.provisioning.requests"),
            @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = OversizedMessages.READABLE),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@TransactionManagement(TransactionManagementType.BEAN)
public class RequestConsumer implements MessageListener {

    private static final int DELIVERIES = 8;

    @Inject
    RequestDesk desk;

    @Inject
    RequestPost post;

    @Inject
    DatabaseWatch database;

    @Override
    public void onMessage(Message message) {
        try {
            take(message);
        } catch (RuntimeException fault) {
            database.unlessAway(fault, ProvisioningLog.LOG::requestFailed);
            if (DatabaseWatch.isAway(fault) || deliveries(message) < DELIVERIES) {
                throw fault; // it comes again, later each time
            }
            desk.refuse(LetterReader.whatThereIsOf(message), gaveUp());
        }
        post.sendSoon();
    }

    private void take(Message message) {
        RequestDesk.Letter letter;
        try {
            letter = LetterReader.read(message);
        } catch (RefusedRequest refusal) {
            desk.refuse(LetterReader.whatThereIsOf(message), refusal);
            return;
        }
        desk.take(letter);
    }

    private static RefusedRequest gaveUp() {
        return new RefusedRequest(RequestFlaw.FAULT.name(), "Demarc failed " + DELIVERIES + " times at this message");
    }

    private static int deliveries(Message message) {
        try {
            return message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException | NumberFormatException e) {
            return DELIVERIES;
        }
    }
}
