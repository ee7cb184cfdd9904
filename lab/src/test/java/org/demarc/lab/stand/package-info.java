@org.jspecify.annotations.NullMarked
package org.demarc.lab.stand;
