@NullMarked
package org.demarc.provisioning.control;

import org.jspecify.annotations.NullMarked;
