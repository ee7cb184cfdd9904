package org.demarc.subscriber.entity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it stands on paper.
 *
 * @param number its number, empty where there is none
 * @param signedOn the day it was signed, null where unknown
 */
public record Contract(String number, @Nullable LocalDate signedOn) {

    public static final Contract NONE = new Contract("", null);
}
