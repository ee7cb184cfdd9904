/** Takes wishes, makes orders of them and carries them out: one writer per router in the whole cluster. */
@NullMarked
package org.demarc.provisioning.boundary;

import org.jspecify.annotations.NullMarked;
