package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.BulkOptions;
import dev.muster.model.EmailAddress;
import dev.muster.model.HistoryQuery;
import dev.muster.model.Impact;
import dev.muster.model.Invite;
import dev.muster.model.InviteEdit;
import dev.muster.model.InviteId;
import dev.muster.model.InviteQuery;
import dev.muster.model.MemberEdit;
import dev.muster.model.NewInvite;
import dev.muster.model.NewMember;
import dev.muster.model.NewRole;
import dev.muster.model.NewTeam;
import dev.muster.model.Page;
import dev.muster.model.PeopleQuery;
import dev.muster.model.Permission;
import dev.muster.model.Person;
import dev.muster.model.Plan;
import dev.muster.model.RoleEdit;
import dev.muster.model.RoleId;
import dev.muster.model.TeamEdit;
import dev.muster.model.UserId;
import dev.muster.spi.AccountProvisioner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every method of every service does with input that it cannot take. */
interface BadInputRules extends RulesPart {

    /** An argument of each type that a method takes: good enough for every method to get as far as judging them. */
    private static Map<Class<?>, Object> arguments(Scene on, UserId ben, Invite invite, String token) {
        Map<Class<?>, Object> good = Stream.of(
                        on.ann,
                        on.id(),
                        ben,
                        invite.id(),
                        token,
                        Scene.verified(Scene.user("x")),
                        NewTeam.named("New").owner(Person.of(on.annId, "x@example.com")),
                        TeamEdit.of(),
                        5,
                        Page.first(),
                        PeopleQuery.all(),
                        MemberEdit.of(),
                        RoleId.of("admin"),
                        NewMember.of(Person.of(ben, "x@example.com"), "member"),
                        Person.of(ben, "x@example.com"),
                        NewInvite.to("x@example.com").role("member"),
                        InviteEdit.of(),
                        InviteQuery.all(),
                        HistoryQuery.all(),
                        Permission.of("invoice:read"),
                        EmailAddress.of("x@example.com"),
                        Duration.ofDays(7),
                        NewRole.named("Clerk"),
                        RoleEdit.of(),
                        Plan.suspend(ben),
                        new Impact(on.id(), 1, Plan.suspend(ben), List.of(), false),
                        provisioner(ben),
                        BulkOptions.bestEffort(),
                        Collections.emptyIterator(),
                        (Consumer<Object>) result -> {})
                .collect(Collectors.toMap(BadInputRules::type, Function.identity()));
        good.put(Collection.class, List.of());
        good.put(List.class, List.of());
        return good;
    }

    /** What a parameter that takes this value is declared as. */
    private static Class<?> type(Object value) {
        return Stream.<Class<?>>of(AccountProvisioner.class, Iterator.class, Consumer.class, Plan.class)
                .filter(type -> type.isInstance(value))
                .findFirst()
                .orElse(value.getClass());
    }

    private static AccountProvisioner provisioner(UserId user) {
        return invite -> Person.of(user, invite.email());
    }

    private static boolean isNullable(Method method, int parameter) {
        return method.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class)
                || method.getParameterTypes()[parameter].isPrimitive();
    }

    private static Object service(Scene on, Method method) {
        return Stream.of(
                        on.muster.teams(),
                        on.muster.members(),
                        on.muster.invites(),
                        on.muster.roles(),
                        on.muster.access(),
                        on.muster.history())
                .filter(method.getDeclaringClass()::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    @DisplayName("null for any argument is a NullPointerException that names the parameter, and changes nothing: ")
    default List<DynamicTest> inputNulls() {
        Scene on = Scene.on(subject());
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        UserId invited = Scene.user("invited");
        Invite invite = on.invite(on.ann, invited, "member");
        Map<Class<?>, Object> good = arguments(on, ben, invite, on.token(invited));
        return BadInput.methods()
                .map(method -> DynamicTest.dynamicTest(
                        BadInput.name(method),
                        () -> IntStream.range(0, method.getParameterCount())
                                .filter(parameter -> !isNullable(method, parameter))
                                .forEach(parameter -> {
                                    String name = method.getParameters()[parameter].getName();
                                    NullPointerException thrown = on.throwsAndChangesNothing(
                                            NullPointerException.class,
                                            () -> call(
                                                    service(on, method), method, arguments(method, good, parameter)));
                                    assertThat(thrown).hasMessage(name);
                                })))
                .toList();
    }

    private static @Nullable Object[] arguments(Method method, Map<Class<?>, Object> good, int missing) {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = i == missing
                    ? null
                    : Objects.requireNonNull(good.get(types[i]), () -> "a good argument of " + method);
        }
        return arguments;
    }

    private static void call(Object service, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static BadInput bad(Scene on) {
        UserId ben = Scene.idOf(on.joined("ben", "member"));
        UserId invited = Scene.user("invited");
        Invite open = on.invite(on.ann, invited, "member");
        Scene there = Scene.on(on.storage);
        UserId foreign = Scene.idOf(there.joined("cem", "member"));
        InviteId foreignInvite =
                there.invite(there.ann, Scene.user("dan"), "member").id();
        BadInput bad = new BadInput(on);
        BadTeamInput.addTo(bad);
        BadMemberInput.addTo(bad, ben, foreign);
        BadRoleInput.addTo(bad);
        BadInviteInput.addTo(bad, open.id(), foreignInvite, on.token(invited));
        BadBulkInput.addTo(bad, open.id());
        return bad;
    }

    @TestFactory
    @DisplayName("blank, over-long, malformed, too many, of another team: the documented answer, and nothing changes: ")
    default List<DynamicTest> inputBad() {
        return bad(Scene.on(subject())).checks.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    for (var check : entry.getValue()) {
                        check.call();
                    }
                }))
                .toList();
    }

    @Test
    @DisplayName("every method of every service is tried with bad input")
    default void inputComplete() {
        assertThat(bad(Scene.on(subject())).checks.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        BadInput.methods().map(BadInput::name).toList());
    }
}
