/** The archive of configurations in our own API. */
@NullMarked
package org.demarc.backup.rest;

import org.jspecify.annotations.NullMarked;
