/** A billing that speaks Ubilling's remote API over HTTP (userside-universal-api.md 2 to 4). */
@NullMarked
package org.demarc.lab.ubilling;

import org.jspecify.annotations.NullMarked;
