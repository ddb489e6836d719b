package dev.muster;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.muster.spi.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What is true of the code of the core as a whole. The laws about time, case and chance are also in other modules. */
@AnalyzeClasses(packages = "dev.muster", importOptions = ImportOption.DoNotIncludeTests.class)
class LawsTest {

    private static final String[] EXPORTED = {"dev.muster", "dev.muster.model", "dev.muster.spi"};

    @ArchTest
    static final ArchRule MODEL_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("dev.muster.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.muster", "dev.muster.spi", "dev.muster.internal..", "org.slf4j..");

    @ArchTest
    static final ArchRule SPI_KNOWS_THE_MODEL_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.muster.spi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.muster", "dev.muster.internal..");

    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_KNOW_THE_SERVICES = noClasses()
            .that()
            .resideInAPackage("dev.muster.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.muster");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " has no @NullMarked"));
                }
            });

    @ArchTest
    static final ArchRule NOTHING_INTERNAL_IS_IN_PUBLIC_SIGNATURES = classes()
            .that()
            .resideInAnyPackage(EXPORTED)
            .and()
            .arePublic()
            .should(new ArchCondition<>("show nothing internal") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    item.getMembers().stream()
                            .filter(LawsTest::isVisible)
                            .forEach(member -> shown(member)
                                    .filter(type -> type.getPackageName().startsWith("dev.muster.internal"))
                                    .forEach(type -> events.add(SimpleConditionEvent.violated(
                                            member, member.getFullName() + " shows " + type.getName()))));
                    Stream.concat(item.getAllRawSuperclasses().stream(), item.getAllRawInterfaces().stream())
                            .filter(type -> type.getPackageName().startsWith("dev.muster.internal"))
                            .forEach(type -> events.add(
                                    SimpleConditionEvent.violated(item, item.getName() + " is a " + type.getName())));
                }
            });

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> shown(JavaMember member) {
        if (!(member instanceof JavaCodeUnit unit)) {
            return member.getAllInvolvedRawTypes().stream();
        }
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types);
    }

    @ArchTest
    static final ArchRule ONLY_THE_GATE_GOES_TO_THE_STORAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.internal.change")
            .and()
            .doNotBelongToAnyOf(Storage.class) // which has the short form of a method call the long one
            .should(accessTargetWhere(
                    on(Storage.class, "a method of a storage", Set.of("change", "read", "scan", "work"))));

    @ArchTest
    static final ArchRule ONLY_THE_GATE_READS_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.internal.change")
            .should(accessTargetWhere(on(Clock.class, "the clock's time", Set.of("instant", "millis"))));

    @ArchTest
    static final ArchRule ONLY_THE_BUILDER_KNOWS_THE_SYSTEMS_CLOCK = noClasses()
            .that()
            .doNotBelongToAnyOf(MusterBuilder.class)
            .should(accessTargetWhere(
                    on(Clock.class, "a clock of the system", Set.of("systemUTC", "systemDefaultZone", "system"))));

    @ArchTest
    static final ArchRule NO_CACHE_INSIDE_A_CHANGE = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.muster.internal.change",
                    "dev.muster.internal.rules",
                    "dev.muster.internal.member",
                    "dev.muster.internal.invite",
                    "dev.muster.internal.team")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_SYSTEM_FOR_THE_TIME = noClasses()
            .should(accessTargetWhere(where(
                    "now, without a clock",
                    access -> (access.getTarget().getOwner().getPackageName().startsWith("java.time")
                                    && access.getTarget().getName().equals("now")
                                    && !parameters(access).contains("java.time.Clock"))
                            || access.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()")
                            || access.getTarget().getFullName().equals("java.util.Date.<init>()"))));

    @ArchTest
    static final ArchRule CASE_IS_CHANGED_WITH_A_LOCALE = noClasses()
            .should(accessTargetWhere(where(
                    "case by the default locale, or by none",
                    access -> access.getTarget().getOwner().isEquivalentTo(String.class)
                            && (Set.of("equalsIgnoreCase", "compareToIgnoreCase", "CASE_INSENSITIVE_ORDER")
                                            .contains(access.getTarget().getName())
                                    || (Set.of("toLowerCase", "toUpperCase")
                                                    .contains(access.getTarget().getName())
                                            && parameters(access).isEmpty())
                                    || (Set.of("format", "formatted")
                                                    .contains(access.getTarget().getName())
                                            && !parameters(access).contains("java.util.Locale"))))));

    @ArchTest
    static final ArchRule CHANCE_IS_SECURE_OR_OF_THE_THREAD = noClasses()
            .should(accessTargetWhere(where(
                    "a predictable random",
                    access -> (access.getTarget().getOwner().isEquivalentTo(Random.class)
                                    && access.getTarget().getName().equals("<init>"))
                            || access.getTarget().getFullName().equals("java.lang.Math.random()"))));

    /** A virtual thread that waits in one pins its carrier. Blocks are not in what ArchUnit reads. */
    @Test
    void nothingIsSynchronized() throws IOException {
        Pattern word = Pattern.compile("\\bsynchronized\\b");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(word));
        }
    }

    private static DescribedPredicate<JavaAccess<?>> on(Class<?> owner, String description, Set<String> names) {
        return where(
                description,
                access -> access.getTarget().getOwner().isAssignableTo(owner)
                        && names.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> where(String description, Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
