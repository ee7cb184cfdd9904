/** Actions on devices, for programs. */
@NullMarked
package org.demarc.action.rest;

import org.jspecify.annotations.NullMarked;
