@NullMarked
package org.demarc.lab.isp;

import org.jspecify.annotations.NullMarked;
