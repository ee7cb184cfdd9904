package org.demarc.provisioning.control;

import org.demarc.settings.entity.Secret;

/**
 * A PPPoE secret as it must be (ucrm-routeros.md 5.5).
 *
 * @param tag which service it belongs to
 * @param comment whole comment, begins with the tag's text
 * @param name user name, at least one character
 * @param password prints as dots
 * @param profile name of the PPP profile, byte for byte as the plan's name
 * @param address {@code remote-address}: an IPv4 address or a pool's name, empty for none
 * @param service empty or {@code any} for every PPP service, else for instance {@code pppoe}
 * @param callerId MAC address in upper case with colons the account is bound to, empty for none
 * @param disabled whether the row itself is switched off (not the same as the disabled profile)
 */
public record PppoeAccount(
        AccountTag tag,
        String comment,
        String name,
        Secret password,
        String profile,
        String address,
        String service,
        String callerId,
        boolean disabled)
        implements DesiredAccount {

    public PppoeAccount {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a PPPoE account needs a user name");
        }
        service = service.isEmpty() ? "any" : service;
    }

    /** The same where it is not known which password the router holds. */
    PppoeAccount ofUnknownPassword() {
        return new PppoeAccount(tag, comment, name, Secret.NONE, profile, address, service, callerId, disabled);
    }

    @Override
    public String naturalKey() {
        return name;
    }
}
