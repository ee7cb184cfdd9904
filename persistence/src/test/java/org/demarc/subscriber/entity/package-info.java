/** Subscribers and their lines in the database. */
@NullMarked
package org.demarc.subscriber.entity;

import org.jspecify.annotations.NullMarked;
