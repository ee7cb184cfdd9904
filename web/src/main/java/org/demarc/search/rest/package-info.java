/** Search over REST. */
@NullMarked
package org.demarc.search.rest;

import org.jspecify.annotations.NullMarked;
