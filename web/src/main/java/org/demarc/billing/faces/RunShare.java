package org.demarc.billing.faces;

import org.demarc.job.entity.JobRun;
import org.jspecify.annotations.Nullable;

/** How far a run is. */
final class RunShare {

    private RunShare() {}

    /** 0..100; 0 while the total is unknown. */
    static int percent(@Nullable JobRun run) {
        Long total = run == null ? null : run.total();
        if (run == null || total == null || total <= 0) {
            return 0;
        }
        return (int) Math.min(100, run.progress() * 100 / total);
    }
}
