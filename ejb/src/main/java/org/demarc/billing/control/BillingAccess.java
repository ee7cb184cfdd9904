package org.demarc.billing.control;

import java.time.Duration;

/**
 * How to reach a billing.
 *
 * @param url complete URL with its key, used as it stands
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long one whole list may take
 * @param maxBytes how large one list may be, unpacked
 */
public record BillingAccess(String url, Duration connectTimeout, Duration readTimeout, long maxBytes) {

    public static BillingAccess of(String url) {
        return new BillingAccess(url, Duration.ofSeconds(10), Duration.ofSeconds(600), 512L << 20);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return maskedUrl(url);
    }

    /** The URL with every key in it hidden. */
    public static String maskedUrl(String url) {
        return url.replaceAll("(?i)((?:api_?)?key|token|password)=[^&#]*", "$1=•••")
                .replaceAll("//[^/@]*@", "//•••@");
    }
}
