package org.demarc.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One poll of the whole population by one poller; also the JSON line in which the peers report it.
 *
 * @param failed devices that were not read completely; any makes the cycle void
 * @param wallS seconds
 * @param cpuS CPU seconds of the poller alone
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Cycle(
        String peer,
        int devices,
        long failed,
        long vb,
        @JsonProperty("wall_s") double wallS,
        @JsonProperty("cpu_s") double cpuS) {

    double devicesPerSecond() {
        return devices / wallS;
    }

    double varBindsPerSecond() {
        return vb / wallS;
    }

    double microsPerVarBind() {
        return cpuS * 1e6 / vb;
    }

    double cores() {
        return cpuS / wallS;
    }

    static <T> double median(List<T> cycles, ToDoubleFunction<T> figure) {
        double[] sorted = cycles.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
