/** A believable ISP made from a seed: who its subscribers are, which devices serve them, and all of it running. */
@NullMarked
package org.demarc.lab.isp;

import org.jspecify.annotations.NullMarked;
