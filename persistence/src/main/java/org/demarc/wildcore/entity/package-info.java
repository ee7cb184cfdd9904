/** Wildcore dialect: what its answers need of lines and devices, read with few indexed queries. */
@NullMarked
package org.demarc.wildcore.entity;

import org.jspecify.annotations.NullMarked;
