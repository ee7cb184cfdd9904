package org.demarc.snmp.control;

import java.util.Arrays;
import java.util.List;

/** Single instances (with their final .0 or index) that are read by GET; missing ones do not spoil the others. */
public record ScalarRequest(List<Oid> instances) {

    private static final ScalarRequest NONE = new ScalarRequest(List.of());

    public ScalarRequest {
        instances = List.copyOf(instances);
    }

    public static ScalarRequest none() {
        return NONE;
    }

    public static ScalarRequest of(String... instances) {
        return new ScalarRequest(Arrays.stream(instances).map(Oid::parse).toList());
    }
}
