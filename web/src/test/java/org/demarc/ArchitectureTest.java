package org.demarc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import java.util.List;
import java.util.Set;

/** The rules of ARCHITECTURE sections 1 and 2. */
@AnalyzeClasses(packages = "org.demarc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PARTNERS =
            Set.of("mikbill", "userside", "ucrm", "ubilling", "wildcore", "smarty", "abills", "carbon", "asterisk");

    private static final List<String> FORBIDDEN_PACKAGES = List.of("util", "common", "impl", "dto");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_SNMP4J = noClasses()
            .that()
            .resideOutsideOfPackage("org.demarc.snmp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snmp4j..");

    @ArchTest
    static final ArchRule A_NODE_HAS_ONE_SNMP_ENGINE = noClasses()
            .that()
            .doNotHaveSimpleName("SnmpNode")
            .should()
            .callConstructorWhere(DescribedPredicate.describe(
                    "an engine is opened",
                    call -> call.getTargetOwner().getFullName().equals("org.demarc.snmp.control.SnmpEngine")));

    @ArchTest
    static final ArchRule ENTITIES_LEAN_ON_NOTHING_ABOVE_THEM = noClasses()
            .that()
            .resideInAPackage("..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.demarc..boundary..", "org.demarc..control..", "org.demarc..rest..", "org.demarc..faces..");

    @ArchTest
    static final ArchRule DECIDING_DOES_NOT_KNOW_WHO_SHOWS_IT = noClasses()
            .that()
            .resideInAnyPackage("..boundary..", "..control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.demarc..rest..", "org.demarc..faces..", "org.demarc.web..");

    @ArchTest
    static final ArchRule CONTROL_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("..control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ejb..", "jakarta.jms..", "jakarta.transaction..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule A_CAPABILITY_NEVER_USES_A_PARTNER =
            noClasses().that(areNotOfAPartnerOrTheWebEdge()).should().dependOnClassesThat(areOfAPartner());

    @ArchTest
    static final ArchRule THE_LAB_STAYS_OUTSIDE =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.demarc.lab..");

    /** Decision 43: persistent timers of two nodes that start at once wait for each other. */
    @ArchTest
    static final ArchRule TIMERS_BELONG_TO_THEIR_NODE =
            methods().that().areAnnotatedWith(Schedule.class).should(ArchitectureTest.notBePersistent());

    @ArchTest
    static final ArchRule PACKAGES_ARE_CAPABILITIES = classes().should(ArchitectureTest.beInAPackageWithAMeaning());

    private static ArchCondition<JavaMethod> notBePersistent() {
        return ArchCondition.from(DescribedPredicate.describe(
                "have a timer that is not persistent",
                method -> !method.getAnnotationOfType(Schedule.class).persistent()));
    }

    private static ArchCondition<JavaClass> beInAPackageWithAMeaning() {
        return new ArchCondition<>("be in a package named by a capability and a role") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (String part : item.getPackageName().split("\\.")) {
                    if (FORBIDDEN_PACKAGES.contains(part)) {
                        events.add(
                                SimpleConditionEvent.violated(item, item.getName() + " is in a package named " + part));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areOfAPartner() {
        return DescribedPredicate.describe("are of a partner", item -> PARTNERS.contains(capability(item)));
    }

    private static DescribedPredicate<JavaClass> areNotOfAPartnerOrTheWebEdge() {
        return DescribedPredicate.describe(
                "are of a capability",
                item -> !PARTNERS.contains(capability(item))
                        && item.getPackageName().startsWith("org.demarc.")
                        && !item.getPackageName().startsWith("org.demarc.web"));
    }

    private static String capability(JavaClass item) {
        String[] parts = item.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }
}
