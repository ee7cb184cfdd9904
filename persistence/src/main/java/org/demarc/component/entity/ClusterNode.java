package org.demarc.component.entity;

import java.time.Instant;

/**
 * A node of the cluster with what it said last.
 *
 * @param alive whether it said so a short while ago
 */
public record ClusterNode(String name, boolean alive, Instant seenAt, NodeReport report) {}
