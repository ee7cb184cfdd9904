@org.jspecify.annotations.NullMarked
package org.demarc.fdb.entity;
