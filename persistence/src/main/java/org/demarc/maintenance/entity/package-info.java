/** Maintenance: times in which events are expected and nobody is told of them. */
@NullMarked
package org.demarc.maintenance.entity;

import org.jspecify.annotations.NullMarked;
