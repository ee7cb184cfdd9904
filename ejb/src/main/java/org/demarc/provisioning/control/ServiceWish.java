package org.demarc.provisioning.control;

import org.demarc.provisioning.entity.ServiceKey;

/**
 * What a source wants for one of its services, in nobody's dialect. Everything a router account needs except the address
 * and the router's own terms.
 *
 * @param service which service
 * @param aim what shall become of its account
 * @param status the source's own number or word of the service's state, for texts
 * @param client whose service it is
 * @param plan name of the plan, byte for byte
 * @param speeds of the plan
 * @param keys what the service's attributes say
 * @param bothGiven what a user name together with a MAC address means
 * @param comment text of the row's comment after its tag, names not filled in
 * @param predecessor id of the service whose account this one takes over; empty for none
 * @param assumed whether the state is a guess because the source could not be asked
 * @param confirmed whether the source's own register confirms it, so that missing attributes really are missing
 */
public record ServiceWish(
        ServiceKey service,
        Aim aim,
        String status,
        Client client,
        String plan,
        Speeds speeds,
        AccountKeys keys,
        BothGiven bothGiven,
        String comment,
        String predecessor,
        boolean assumed,
        boolean confirmed) {

    /**
     * Whose service it is.
     *
     * @param id the source's own id, may be empty
     * @param name as it stands in comments
     */
    public record Client(String id, String name) {

        public static final Client NOBODY = new Client("", "");
    }

    /** The tag of the service's rows. */
    public AccountTag tag() {
        return new AccountTag(service.source(), service.id());
    }

    /** The same with another aim. */
    public ServiceWish aimingAt(Aim other) {
        return aimingAt(other, status);
    }

    /** The same with another aim, and the word for it. */
    public ServiceWish aimingAt(Aim other, String word) {
        return new ServiceWish(
                service, other, word, client, plan, speeds, keys, bothGiven, comment, predecessor, assumed, confirmed);
    }

    /** The same, taking over another service's account. */
    public ServiceWish following(String other) {
        return new ServiceWish(
                service, aim, status, client, plan, speeds, keys, bothGiven, comment, other, assumed, confirmed);
    }

    /** The same, its client having this name. */
    public ServiceWish ofClientCalled(String name) {
        return name.equals(client.name())
                ? this
                : new ServiceWish(
                        service,
                        aim,
                        status,
                        new Client(client.id(), name),
                        plan,
                        speeds,
                        keys,
                        bothGiven,
                        comment,
                        predecessor,
                        assumed,
                        confirmed);
    }

    /** The same on another router. */
    public ServiceWish onDevice(String device) {
        return new ServiceWish(
                service,
                aim,
                status,
                client,
                plan,
                speeds,
                new AccountKeys(
                        device, keys.username(), keys.password(), keys.mac(), keys.manualAddress(), keys.hotspot()),
                bothGiven,
                comment,
                predecessor,
                assumed,
                confirmed);
    }

    /** Nothing but that the service is to have no account. */
    public static ServiceWish absent(ServiceKey service) {
        return new ServiceWish(
                service,
                Aim.ABSENT,
                "",
                Client.NOBODY,
                "",
                Speeds.UNLIMITED,
                AccountKeys.NONE,
                BothGiven.DHCP,
                "",
                "",
                false,
                true);
    }
}
