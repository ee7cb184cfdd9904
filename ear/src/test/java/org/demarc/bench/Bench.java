package org.demarc.bench;

import java.io.IOException;
import java.util.List;

/**
 * {@code mvn -Pbench}: runs the parts one after another, prints a table and writes {@code results.json}. {@code -Dbench.only=NAME,NAME} runs
 * some of them, {@code -Dbench.scale=0.02} a small copy of it.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Profile.prepare();
        BenchSettings settings = BenchSettings.fromBuild();
        Report report = new Report();
        report.note(Machine.described());
        if (!settings.fullSize()) {
            report.note("scale " + settings.scale() + ": these are no figures to keep");
        }
        boolean fine;
        try (RunningProduct product = new RunningProduct(report);
                ProvisioningRig told = ProvisioningRig.told(product);
                ProvisioningRig asked = ProvisioningRig.asked(product)) {
            fine = run(parts(settings, product, told, asked), settings, report);
        }
        report.print();
        report.write(settings.dir());
        System.exit(fine ? 0 : 1);
    }

    private static List<Part> parts(
            BenchSettings settings, RunningProduct product, ProvisioningRig rig, ProvisioningRig asked) {
        return List.of(
                new CollectionPart(settings),
                new DelayPart(settings),
                new MixedPart(settings),
                new PipelinePart(settings),
                new IspPart(settings),
                new LargeIspPart(settings),
                new SoakPart(settings),
                new OutagePart(settings),
                new ReachPart(settings),
                new AllocationPart(settings),
                new WebhookPart(settings, rig, product),
                new OrdersPart("orders", settings, rig, product),
                new OrdersPart("orders-asked", settings, asked, product),
                new UnchangedPart(settings, rig, product),
                new DriftPart(settings, product),
                new DryRunPart(settings, product),
                new PagesPart(settings, product),
                new ImportPart(settings, product),
                new DiagnosticsPart(settings, product),
                new SearchPart(settings, product));
    }

    private static boolean run(List<Part> parts, BenchSettings settings, Report report) {
        List<Part> asked =
                parts.stream().filter(part -> settings.asks(part.name())).toList();
        if (asked.isEmpty()) {
            report.note("there is no part " + settings.only());
        }
        boolean fine = !asked.isEmpty();
        for (Part part : asked) {
            report.say(part.name() + " starts, load " + Machine.load());
            fine &= holds(part, report);
        }
        return fine;
    }

    /** A part that falls far behind its peers is repeated once: two misses in a row count (snmp-engine.md 11.1). */
    private static boolean holds(Part part, Report report) {
        int first = report.figures().size();
        boolean survived = survives(part, report);
        if (!survived || !isFarBehind(report, first)) {
            return survived;
        }
        report.note(part.name() + " missed a target by more than a tenth and was repeated");
        report.forgetFrom(first);
        return survives(part, report) && !isFarBehind(report, first);
    }

    private static boolean isFarBehind(Report report, int first) {
        List<Figure> figures = report.figures();
        return figures.subList(first, figures.size()).stream().anyMatch(Targets::isFarMissed);
    }

    /** One part that breaks must not cost the figures of the others. */
    private static boolean survives(Part part, Report report) {
        try {
            part.run(report);
            return true;
        } catch (Exception e) {
            report.notMeasured(part.name(), e.toString());
            e.printStackTrace(System.out);
            return false;
        }
    }
}
