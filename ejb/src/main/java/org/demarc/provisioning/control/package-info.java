/** What has to be on which router or platform, and how that is agreed: plain Java, no container. */
@NullMarked
package org.demarc.provisioning.control;

import org.jspecify.annotations.NullMarked;
