@NullMarked
package org.demarc.lab.routeros;

import org.jspecify.annotations.NullMarked;
