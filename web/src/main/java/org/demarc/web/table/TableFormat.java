package org.demarc.web.table;

import java.util.Arrays;
import java.util.Locale;
import org.demarc.ListProblem;

/** What a table is written as. */
public enum TableFormat {
    /** RFC 4180 in UTF-8. */
    CSV("text/csv;charset=utf-8"),
    /** A workbook of one sheet with a head that stays in sight (ECMA-376); at most 1,048,575 rows. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file's name, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws org.demarc.ProblemException {@link ListProblem#UNKNOWN_TABLE} naming those that there are */
    public static TableFormat withEnding(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> ListProblem.UNKNOWN_TABLE.because("format: " + ending + " is not one of csv, xlsx"));
    }
}
