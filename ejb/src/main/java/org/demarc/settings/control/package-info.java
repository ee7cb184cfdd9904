/** Settings, secrets, schema. */
@NullMarked
package org.demarc.settings.control;

import org.jspecify.annotations.NullMarked;
