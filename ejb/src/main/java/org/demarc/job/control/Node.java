package org.demarc.job.control;

/** The name of this server in the cluster, as claims and leases carry it. */
public final class Node {

    private Node() {}

    /** {@code jboss.node.name}, which is unique in a cluster. */
    public static String name() {
        return System.getProperty("jboss.node.name", "standalone");
    }
}
