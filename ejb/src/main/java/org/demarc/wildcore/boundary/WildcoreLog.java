package org.demarc.wildcore.boundary;

import org.jboss.logging.Logger;

/** Where the dialect's own notes go. */
final class WildcoreLog {

    static final Logger LOG = Logger.getLogger("org.demarc.wildcore");

    private WildcoreLog() {}
}
