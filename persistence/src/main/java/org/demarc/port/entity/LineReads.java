package org.demarc.port.entity;

/** When what is known of lines beside their rows was read: VLANs, LAN ports, profiles. */
public final class LineReads {

    /**
     * Each thing that was read of the line {@code i} with its time ({@code what}, {@code read_at}), from {@code line_read n}: what came with
     * the list of its device is as new as that list.
     */
    public static final String OF_LINE = """
            select n.what, case when n.polled then greatest(n.read_at, q.read_at) else n.read_at end read_at
              from line_read n
              left join poll_reading q on q.device_id = i.device_id and q.reading = 'vlan-list'
             where n.interface_id = i.id
            """;

    private LineReads() {}
}
