/** Streams of changes, for pages and for programs. */
@NullMarked
package org.demarc.live.rest;

import org.jspecify.annotations.NullMarked;
