package org.demarc.provisioning.control;

import java.time.Duration;
import java.util.Map;
import org.demarc.provisioning.entity.ServiceKey;

/** A billing that can be asked again what it wants for a service. Partners implement it. */
public interface WishSource {

    /** Whether services of this source are this billing's. */
    boolean serves(String source);

    /**
     * Asks for the service to be looked at again soon; returns before it was.
     *
     * @param cause for people, for instance {@code operator anna}
     */
    void evaluate(ServiceKey service, String cause);

    /**
     * Asks the billing now and has what it says written down; for orders that are about to be carried out though it was asked a while ago
     * (ucrm-routeros.md UR-30). Never in a transaction. Whatever could not be found out in that time stays as it is known.
     *
     * @param causeByService for people
     * @param atMost how long the caller waits
     */
    default void ask(Map<ServiceKey, String> causeByService, Duration atMost) {}

    /**
     * Writes into the billing that the service belongs on another router, so that its next word does not bring it back; never in a
     * transaction.
     *
     * @param device the router's name
     * @return why that was not possible, empty when it was
     */
    default String assign(ServiceKey service, String device) {
        return "its billing says where it belongs, and cannot be written to";
    }
}
