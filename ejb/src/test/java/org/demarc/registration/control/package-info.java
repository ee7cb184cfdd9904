@NullMarked
package org.demarc.registration.control;

import org.jspecify.annotations.NullMarked;
