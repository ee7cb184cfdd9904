/** Overviews by REST. */
@NullMarked
package org.demarc.analytics.rest;

import org.jspecify.annotations.NullMarked;
