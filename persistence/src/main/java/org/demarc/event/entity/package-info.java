/** Events: what was found worth telling, and the rules by which it is looked for. */
@NullMarked
package org.demarc.event.entity;

import org.jspecify.annotations.NullMarked;
