/** The server's side of routers: who may change them, the one pool of connections, what the cluster knows about them. */
@NullMarked
package org.demarc.routeros.boundary;

import org.jspecify.annotations.NullMarked;
