/** Tests of the demo. */
@NullMarked
package org.demarc.lab.demo;

import org.jspecify.annotations.NullMarked;
