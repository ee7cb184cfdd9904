@NullMarked
package org.demarc.cli;

import org.jspecify.annotations.NullMarked;
