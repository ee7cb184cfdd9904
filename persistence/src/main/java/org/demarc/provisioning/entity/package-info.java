/** What is remembered about services on routers: accounts, orders, moves, clean-ups, the timeline. */
@NullMarked
package org.demarc.provisioning.entity;

import org.jspecify.annotations.NullMarked;
