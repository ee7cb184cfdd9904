/** Tests of the web edge on the running product. */
@NullMarked
package org.demarc.web;

import org.jspecify.annotations.NullMarked;
