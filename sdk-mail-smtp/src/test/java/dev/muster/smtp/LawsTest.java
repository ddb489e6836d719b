package dev.muster.smtp;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** The laws of the core about time, case and chance hold in this module, too. */
@AnalyzeClasses(packages = "dev.muster.smtp", importOptions = ImportOption.DoNotIncludeTests.class)
class LawsTest {

    private static final Set<String> CASELESS =
            Set.of("equalsIgnoreCase", "compareToIgnoreCase", "CASE_INSENSITIVE_ORDER");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_FOR_THE_TIME = nobody(
            "has now, without a clock of the caller's",
            access -> (access.getTarget().getOwner().getPackageName().startsWith("java.time")
                            && Set.of("now", "systemUTC", "systemDefaultZone")
                                    .contains(access.getTarget().getName())
                            && !parameters(access).contains("java.time.Clock")
                            && !isDefaultOfTheSetting(access))
                    || access.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()")
                    || access.getTarget().getFullName().equals("java.util.Date.<init>()"));

    @ArchTest
    static final ArchRule CASE_IS_CHANGED_WITH_A_LOCALE = nobody(
            "has case by the default locale, or by none",
            access -> access.getTarget().getOwner().isEquivalentTo(String.class)
                    && (CASELESS.contains(access.getTarget().getName())
                            || (Set.of("toLowerCase", "toUpperCase")
                                            .contains(access.getTarget().getName())
                                    && parameters(access).isEmpty())
                            || (Set.of("format", "formatted")
                                            .contains(access.getTarget().getName())
                                    && !parameters(access).contains("java.util.Locale"))));

    @ArchTest
    static final ArchRule CHANCE_IS_SECURE_OR_OF_THE_THREAD = nobody(
            "is a predictable random",
            access -> (access.getTarget().getOwner().isEquivalentTo(Random.class)
                            && access.getTarget().getName().equals("<init>"))
                    || access.getTarget().getFullName().equals("java.lang.Math.random()"));

    /** The clock can be set; the system's is what is used where it is not. */
    private static boolean isDefaultOfTheSetting(JavaAccess<?> access) {
        return access.getOriginOwner().isEquivalentTo(SmtpConfig.class)
                && access.getTarget().getName().equals("systemUTC");
    }

    private static ArchRule nobody(String description, Predicate<JavaAccess<?>> test) {
        return noClasses().should(accessTargetWhere(DescribedPredicate.describe(description, test)));
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
