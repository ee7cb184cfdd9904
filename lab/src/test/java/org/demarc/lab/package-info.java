@NullMarked
package org.demarc.lab;

import org.jspecify.annotations.NullMarked;
