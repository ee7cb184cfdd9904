package org.demarc.ucrm.control;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.MacText;
import org.demarc.ucrm.entity.AttributeKeys;

/** Finds the service that follows another one when a plan changes (ucrm-routeros.md 5.3). */
public final class Succession {

    private static final int[] ALIVE = {0, 1, 3, 4, 6, 8};

    private Succession() {}

    /**
     * The lowest id above the old one with the same user name, MAC address, or device and manual address.
     *
     * @param ofClient all services of the old one's client
     */
    public static Optional<CrmService> successorOf(CrmService old, List<CrmService> ofClient, AttributeKeys keys) {
        return ofClient.stream()
                .filter(other -> isNumber(other.id()) && isNumber(old.id()))
                .filter(other -> number(other).compareTo(number(old)) > 0)
                .filter(other -> other.hasStatus(ALIVE))
                .filter(other -> haveSameKey(old, other, keys))
                .min(Comparator.comparing(Succession::number));
    }

    /** Whether an account can be handed over to this service now: its status says that it has one. */
    public static boolean isReady(CrmService successor) {
        return successor.hasStatus(1, 3, 4, 8);
    }

    private static boolean haveSameKey(CrmService old, CrmService other, AttributeKeys keys) {
        return same(old.value(keys.username()), other.value(keys.username()))
                || same(mac(old, keys), mac(other, keys))
                || (same(old.value(keys.address()), other.value(keys.address()))
                        && old.value(keys.device()).equalsIgnoreCase(other.value(keys.device())));
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private static String mac(CrmService service, AttributeKeys keys) {
        return MacText.normal(service.value(keys.mac())).orElse("");
    }

    private static boolean isNumber(String id) {
        return id.matches("\\d+");
    }

    private static BigInteger number(CrmService service) {
        return new BigInteger(service.id());
    }
}
