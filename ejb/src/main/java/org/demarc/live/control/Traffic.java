package org.demarc.live.control;

import java.util.List;

/**
 * What is known of the traffic of an interface while it is watched.
 *
 * @param everySeconds how often the device is asked
 * @param newest number of the newest sample; ask for those after it next time
 * @param wide whether the octets come from 64-bit counters; false too while that is not known
 */
public record Traffic(long interfaceId, int everySeconds, long newest, boolean wide, List<TrafficSample> samples) {}
