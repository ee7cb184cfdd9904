/** Run-time settings over our own API. */
@NullMarked
package org.demarc.settings.rest;

import org.jspecify.annotations.NullMarked;
