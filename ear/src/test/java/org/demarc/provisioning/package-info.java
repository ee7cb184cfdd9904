@NullMarked
package org.demarc.provisioning;

import org.jspecify.annotations.NullMarked;
