package org.demarc.icmp.entity;

import java.time.Instant;

/** What one round of ICMP found. */
public record IcmpRun(
        Instant at, String node, int devices, int deadDevices, int gateways, int deadGateways, int tookMs) {}
