package org.demarc.bench;

/** One part of the benchmark. */
interface Part {

    /** The name by which {@code -Dbench.only} asks for it. */
    String name();

    /**
     * Measures and reports.
     *
     * @throws Exception what stopped it; the other parts go on
     */
    void run(Report report) throws Exception;
}
