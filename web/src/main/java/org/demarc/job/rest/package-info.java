/** Runs of long work over our own API. */
@NullMarked
package org.demarc.job.rest;

import org.jspecify.annotations.NullMarked;
