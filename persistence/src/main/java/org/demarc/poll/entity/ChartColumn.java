package org.demarc.poll.entity;

/** Numbers of an interface that are kept over time, in the tables that keep them. */
public enum ChartColumn {
    IN_BPS("interface_rate_sample", "in_bps", "inBps", "bit/s", false, true),
    OUT_BPS("interface_rate_sample", "out_bps", "outBps", "bit/s", false, true),
    IN_PPS("interface_rate_sample", "in_pps", "inPps", "1/s", false, false),
    OUT_PPS("interface_rate_sample", "out_pps", "outPps", "1/s", false, false),
    IN_ERRORS("interface_rate_sample", "in_errors_ps", "inErrorsPs", "1/s", false, false),
    OUT_ERRORS("interface_rate_sample", "out_errors_ps", "outErrorsPs", "1/s", false, false),
    IN_DISCARDS("interface_rate_sample", "in_discards_ps", "inDiscardsPs", "1/s", false, false),
    OUT_DISCARDS("interface_rate_sample", "out_discards_ps", "outDiscardsPs", "1/s", false, false),
    RX("onu_signal_sample", "rx_dbm", "rxDbm", "dBm", true, true),
    OLT_RX("onu_signal_sample", "olt_rx_dbm", "oltRxDbm", "dBm", true, true),
    TX("onu_signal_sample", "tx_dbm", "txDbm", "dBm", false, false),
    TEMPERATURE("onu_signal_sample", "temperature_c", "temperatureC", "°C", false, false),
    VOLTAGE("onu_signal_sample", "voltage_v", "voltageV", "V", false, false),
    DISTANCE("onu_signal_sample", "distance_m", "distanceM", "m", false, false);

    private final String table;
    private final String column;
    private final String key;
    private final String unit;
    private final boolean keepsLeast;
    private final boolean keepsMost;

    ChartColumn(String table, String column, String key, String unit, boolean keepsLeast, boolean keepsMost) {
        this.table = table;
        this.column = column;
        this.key = key;
        this.unit = unit;
        this.keepsLeast = keepsLeast;
        this.keepsMost = keepsMost;
    }

    String table() {
        return table;
    }

    public String key() {
        return key;
    }

    public String unit() {
        return unit;
    }

    /** Mean, least and most of a step, the coarser levels by the number of samples behind each of their rows. */
    String aggregates(HistoryLevel level) {
        if (level == HistoryLevel.RAW) {
            return "avg(%1$s), min(%1$s), max(%1$s)".formatted(column);
        }
        String least = keepsLeast ? "min(" + stem() + "_least)" : "min(" + column + ")";
        String most = keepsMost ? "max(" + stem() + "_most)" : "max(" + column + ")";
        return "sum(%1$s * samples) / nullif(sum(samples) filter (where %1$s is not null), 0), %2$s, %3$s"
                .formatted(column, least, most);
    }

    /** {@code rx_least} stands beside {@code rx_dbm}, {@code in_bps_most} beside {@code in_bps}. */
    private String stem() {
        return column.endsWith("_dbm") ? column.substring(0, column.length() - "_dbm".length()) : column;
    }
}
