@NullMarked
package org.demarc.lab.ubilling;

import org.jspecify.annotations.NullMarked;
