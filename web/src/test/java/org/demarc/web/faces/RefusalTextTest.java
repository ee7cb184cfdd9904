package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demarc.ProblemType;
import org.demarc.device.entity.DeviceProblem;
import org.junit.jupiter.api.Test;

class RefusalTextTest {

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");

    @Test
    void everyRefusalThatAPageMayShowSaysInBothLanguagesWhatToDo() {
        List<ProblemType> problems = problemsOfPages();

        assertThat(problems).hasSizeGreaterThan(60);
        for (ProblemType problem : problems) {
            String english = RefusalText.of(problem.because(""), Locale.ENGLISH).advice();
            String ukrainian = RefusalText.of(problem.because(""), UKRAINIAN).advice();
            assertThat(english).as(RefusalText.key(problem)).endsWith(english.endsWith(":") ? ":" : ".");
            assertThat(english).as("advice of %s", RefusalText.key(problem)).isNotEqualTo(problem.title());
            assertThat(ukrainian).as(RefusalText.key(problem)).matches("(?s).*\\p{IsCyrillic}.*");
        }
    }

    @Test
    void aRefusalKeepsTheNamesOfItsOccurrence() {
        var text = RefusalText.of(DeviceProblem.BAD_ADDRESS.because("192.0.2.300"), UKRAINIAN);

        assertThat(text.advice()).startsWith("Адресу не розпізнано.");
        assertThat(text.detail()).isEqualTo("192.0.2.300");
    }

    /** All but those of the partner's dialect, which no page shows. */
    private static List<ProblemType> problemsOfPages() {
        List<ProblemType> problems = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.demarc").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                        .filter(type -> !type.getPackageName().startsWith("org.demarc.wildcore"))
                        .forEach(type -> {
                            for (Object constant : type.reflect().getEnumConstants()) {
                                problems.add((ProblemType) constant);
                            }
                        });
        return problems;
    }
}
