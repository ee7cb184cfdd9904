@NullMarked
package org.demarc.provisioning.entity;

import org.jspecify.annotations.NullMarked;
