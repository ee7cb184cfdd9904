/** Subscribers: who is served, on which terms, under which addresses. */
@NullMarked
package org.demarc.subscriber.entity;

import org.jspecify.annotations.NullMarked;
