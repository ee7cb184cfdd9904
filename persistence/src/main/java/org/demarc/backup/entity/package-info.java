/** What is kept of the configurations of devices. */
@NullMarked
package org.demarc.backup.entity;

import org.jspecify.annotations.NullMarked;
