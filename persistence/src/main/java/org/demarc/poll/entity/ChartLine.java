package org.demarc.poll.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number over time as charts draw it: in each step the mean, and between which values it was.
 *
 * @param key what it is, as the catalogue calls it
 * @param unit of the values: bit/s, 1/s, dBm, %, °C, V, ms, m ...; empty for plain numbers
 * @param at begin of each step, seconds since 1970, growing; steps without values are left out
 * @param mean the mean of each step
 * @param least null where only means are kept
 * @param most null where only means are kept
 */
public record ChartLine(
        String key,
        String unit,
        List<Long> at,
        List<@Nullable Double> mean,
        List<@Nullable Double> least,
        List<@Nullable Double> most) {}
