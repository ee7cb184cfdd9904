package org.demarc.provisioning.control;

/**
 * What a source's operators call a router, as they wrote it.
 *
 * @param source whose operators
 */
public record DeviceName(String source, String name) {

    static DeviceName of(ServiceWish wish) {
        return new DeviceName(wish.service().source(), wish.keys().device());
    }
}
