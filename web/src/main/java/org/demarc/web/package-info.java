/** What every page and every answer shares. */
@NullMarked
package org.demarc.web;

import org.jspecify.annotations.NullMarked;
