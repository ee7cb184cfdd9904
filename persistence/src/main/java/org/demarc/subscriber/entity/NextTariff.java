package org.demarc.subscriber.entity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tariff that will follow.
 *
 * @param externalId the tariff's id at the source
 * @param start the day it begins, null where the billing does not say
 */
public record NextTariff(String externalId, @Nullable LocalDate start) {}
