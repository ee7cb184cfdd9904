/** Schedules over our own API. */
@NullMarked
package org.demarc.schedule.rest;

import org.jspecify.annotations.NullMarked;
