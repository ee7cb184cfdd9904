package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which workers of this node hold routers and orders now, so that their leases are renewed while they live. */
@ApplicationScoped
public class Holders {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** This node's name in the cluster. */
    public static String node() {
        return System.getProperty("jboss.node.name", "local");
    }

    /** A name for a worker that starts now. */
    public String enter() {
        String name = node() + ":" + UUID.randomUUID();
        names.add(name);
        return name;
    }

    public void leave(String name) {
        names.remove(name);
    }

    public List<String> names() {
        return List.copyOf(names);
    }
}
