package org.demarc.link.entity;

/**
 * A step of a way up: from the lower device by its uplink to the upper one.
 *
 * @param step from 1
 */
public record Hop(int step, Link link) {}
