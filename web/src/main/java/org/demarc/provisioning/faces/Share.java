package org.demarc.provisioning.faces;

import org.demarc.job.entity.JobRun;
import org.jspecify.annotations.Nullable;

/** How much of a run is done. */
final class Share {

    private Share() {}

    /** 0..100; 0 while the total is unknown. */
    static int percent(@Nullable JobRun run) {
        Long total = run == null ? null : run.total();
        if (run == null || total == null || total <= 0) {
            return 0;
        }
        return (int) Math.min(100, run.progress() * 100 / total);
    }
}
