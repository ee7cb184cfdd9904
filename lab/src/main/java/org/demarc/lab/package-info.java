/** What the whole simulated ISP shares: where the test data lie. */
@NullMarked
package org.demarc.lab;

import org.jspecify.annotations.NullMarked;
