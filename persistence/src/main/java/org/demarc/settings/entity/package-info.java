/** What administrators set, and the secrets among it. */
@NullMarked
package org.demarc.settings.entity;

import org.jspecify.annotations.NullMarked;
