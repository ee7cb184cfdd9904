package org.demarc.snmp.control;

import java.util.concurrent.atomic.LongAdder;

/** The engine's running totals. */
final class Tally {

    final LongAdder requests = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder responses = new LongAdder();
    final LongAdder varBinds = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder wellFormed = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder polls = new LongAdder();
    final LongAdder gaveBack = new LongAdder();
}
