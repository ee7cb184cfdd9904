/** Which MAC was where and when, as callers see it. */
@NullMarked
package org.demarc.fdb.boundary;

import org.jspecify.annotations.NullMarked;
