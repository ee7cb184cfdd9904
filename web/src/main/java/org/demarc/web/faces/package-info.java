/** What every page shares: texts, appearance, menu, lists with paging, refusals shown as messages. */
@NullMarked
package org.demarc.web.faces;

import org.jspecify.annotations.NullMarked;
