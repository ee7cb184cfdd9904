@NullMarked
package org.demarc.lab.ucrm;

import org.jspecify.annotations.NullMarked;
