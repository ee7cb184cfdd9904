package org.demarc.device.control;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of a reading whose rows are like those of many others.
 *
 * @param key key of the row in the device's table
 * @param bindKey of the port or ONU that it tells of; null when it tells of the device, or of a port that is not known
 * @param mac {@code AA:BB:CC:DD:EE:FF} in the key; null for none
 * @param values by column of the catalogue: numbers, texts, moments, lists of port numbers; columns without a value are left out
 */
public record LookedRow(
        String key, @Nullable String bindKey, @Nullable String mac, NavigableMap<String, Object> values) {}
