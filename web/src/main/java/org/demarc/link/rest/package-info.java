/** Shows links in our API. */
@NullMarked
package org.demarc.link.rest;

import org.jspecify.annotations.NullMarked;
