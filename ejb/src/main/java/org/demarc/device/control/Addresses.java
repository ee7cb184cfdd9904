package org.demarc.device.control;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;

/** Management addresses: single IPv4 or IPv6 literals, never names. */
public final class Addresses {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .allowSingleSegment(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private Addresses() {}

    public static boolean isLiteral(String text) {
        var address = new IPAddressString(text.strip(), STRICT);
        return address.isIPAddress() && !address.getAddress().isMultiple();
    }
}
