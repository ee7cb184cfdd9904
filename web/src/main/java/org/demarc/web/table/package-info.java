/** Lists as tables that people download: CSV and XLSX. */
@NullMarked
package org.demarc.web.table;

import org.jspecify.annotations.NullMarked;
